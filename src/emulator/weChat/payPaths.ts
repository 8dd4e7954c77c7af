/** What a merchant's server asks of WeChat Pay: the emulator's own paths, for the real ones want certificates. */
export const payPaths = {
  prepay: "/emulator/weChat/prepay",
  payment: "/emulator/weChat/payment",
} as const;

/** WeChat's own names, apart from VVChat's. */
export const weChatWire = {
  errDesc: "err_desc",
  responseType: "response_type",
  scanCode: "scan_code",
  scanResult: "scan_result",
} as const;

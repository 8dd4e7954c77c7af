/** An amount of fen (分) as people read it: ¥36.00. */
export function formatAmount(amount: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol" });
  return format.format(amount / 100);
}

/** An order as the store keeps it. */
export interface OrderRecord {
  readonly outTradeNo: string;
  /** Whose it is. */
  readonly openId: string;
  /** Whose open id that is. VVChat's where it is missing. */
  readonly host?: "wechat" | undefined;
  readonly imprestCode: string;
  /** Fen. */
  readonly amount: number;
  readonly title: string;
  /** Ms since 1970, as all times here. */
  readonly createdAt: number;
  readonly expiresAt?: number | undefined;
  readonly tradeNo?: string | undefined;
  readonly payerOpenId?: string | undefined;
  readonly paidAt?: number | undefined;
  /** `onPaid` has ended well. */
  readonly fulfilled?: true | undefined;
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** An order as `docs/http-api.md` has it. */
export function toAnswer(order: OrderRecord): object {
  const { outTradeNo, imprestCode, amount, title, tradeNo, createdAt, paidAt, expiresAt } = order;
  return {
    outTradeNo,
    imprestCode,
    amount,
    status: tradeNo === undefined ? "unpaid" : "paid",
    title,
    createdAt: seconds(createdAt),
    ...(tradeNo !== undefined && { tradeNo, paidAt: seconds(paidAt ?? createdAt) }),
    ...(expiresAt !== undefined &&
      tradeNo === undefined && { expiresIn: Math.max(0, seconds(expiresAt - Date.now())) }),
  };
}

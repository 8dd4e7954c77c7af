import type { OrderRequest } from "../api/VVChatApi.js";
import { invalid } from "../errors/invalid.js";
import type { VVChatError } from "../errors/VVChatError.js";
import { hashOf } from "../journal/hashOf.js";

/** What to pay: a new order, one whose code the app has, or one that was placed before. */
export interface PaymentRequest extends Partial<Pick<OrderRequest, "order" | "amount">> {
  imprestCode?: string | undefined;
  outTradeNo?: string | undefined;
}

/** A positive whole number of fen. */
export function isAmount(amount: unknown): amount is number {
  return Number.isSafeInteger(amount) && Number(amount) > 0;
}

/** What the developer must mend of a request, if anything. */
export function problemOf(key: unknown, request: PaymentRequest): VVChatError | undefined {
  const { order, imprestCode, outTradeNo, amount } = request;
  const texts = { purchaseKey: key, imprestCode, outTradeNo };
  for (const [field, value] of Object.entries(texts)) {
    if (value !== undefined && (typeof value !== "string" || !value))
      return invalid(field, "must be a non-empty string", "pay");
  }
  if (amount !== undefined && !isAmount(amount))
    return invalid("amount", "must be a positive whole number of fen", "pay");
  if (imprestCode ?? outTradeNo) return undefined;
  if (!fingerprint(request)) return invalid("order", "must be plain JSON", "pay");
  if (order === undefined) return invalid("order", "is missing: or imprestCode, or outTradeNo", "pay");
  return key === undefined ? invalid("purchaseKey", "must name the purchase", "pay") : undefined;
}

/** Tells requests apart, across reloads, without keeping what is in them. Empty where there is no JSON of it. */
export function fingerprint({ order, imprestCode, outTradeNo, amount }: PaymentRequest): string {
  return hashOf([order, imprestCode, outTradeNo, amount]);
}

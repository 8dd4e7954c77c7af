import { outTradeNoPattern } from "../../platform/weChat/payParameters.js";
import type { SignedInUser } from "../SignedInUser.js";
import type { MerchantOrder, OrderContext } from "../VVChatHandlerOptions.js";

/** An order that the merchant has priced, with its number. */
export type PricedOrder = MerchantOrder & { readonly outTradeNo: string };

export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** A number that fits both the store and the host. */
function isNumber(outTradeNo: string, host: SignedInUser["host"]): boolean {
  return /^[\w-]{1,64}$/.test(outTradeNo) && (host === "vvchat" || outTradeNoPattern.test(outTradeNo));
}

/**
 * What the merchant says that it costs.
 *
 * @throws TypeError a mistake in it is the merchant's, not the page's
 */
export function checkOrder(order: MerchantOrder, { user: { host }, outTradeNo: ours }: OrderContext): PricedOrder {
  const { amount, title, outTradeNo = ours, expiresIn } = order;
  const lives = expiresIn === undefined || isWhole(expiresIn);
  if (isWhole(amount) && typeof title === "string" && title && lives && isNumber(outTradeNo, host)) {
    return { ...order, outTradeNo };
  }
  throw new TypeError(
    "createOrder must give { amount: fen, title }, and may give outTradeNo (WeChat takes 6 to 32 letters of it) and expiresIn",
  );
}

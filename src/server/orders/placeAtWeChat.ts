import { HttpError } from "../HttpError.js";
import type { ServerContext } from "../ServerContext.js";
import type { OrderContext } from "../VVChatHandlerOptions.js";
import { needWeChatPay } from "../weChat/pay/needWeChatPay.js";
import { prepare } from "../weChat/pay/prepare.js";
import type { PricedOrder } from "./merchantOrder.js";
import type { OrderRecord } from "./OrderRecord.js";
import { isOwner, ownerOf } from "./owner.js";

/**
 * The longest time in which what was prepared can be paid, in s. WeChat's `prepay_id` lives two hours; the five minutes are
 * for who begins to pay at the end.
 */
const longest = 2 * 3600 - 300;

/**
 * When an order ends, in ms since 1970. A try whose answer got lost has made it at WeChat Pay already, which refuses the same
 * number with another end: so the next try has the same one.
 */
async function endOf({ store }: ServerContext, { outTradeNo, expiresIn = longest }: PricedOrder): Promise<number> {
  const key = `ends:${outTradeNo}`;
  const life = Math.min(expiresIn, longest) * 1000;
  const end = Date.now() + life;
  if (await store.add(key, String(end), life)) return end;
  const first = Number(await store.get(key));
  return first > Date.now() ? first : end;
}

/** Nobody can pay it any more by what was prepared for it. */
function isOver({ tradeNo, expiresAt }: OrderRecord): boolean {
  return tradeNo === undefined && expiresAt !== undefined && expiresAt <= Date.now();
}

/**
 * An order that is paid in WeChat. One that its number has already is it, whatever is prepared meanwhile: WeChat Pay takes one
 * payment for a number. Only where that one is over, the number gets what was prepared now.
 */
export async function placeAtWeChat(
  context: ServerContext,
  { user, request }: OrderContext,
  priced: PricedOrder,
): Promise<OrderRecord> {
  const { orders } = context;
  const { outTradeNo, amount, title, remark } = priced;
  const { weChat, pay } = needWeChatPay(context);

  const checked = (kept: OrderRecord): OrderRecord => {
    if (isOwner(kept, user) && kept.amount === amount) return kept;
    throw new HttpError(409, "conflict", "This order number has been used.");
  };

  const found = await orders.find(outTradeNo);
  if (found && !isOver(checked(found))) return found;
  const createdAt = Date.now();
  const expiresAt = await endOf(context, priced);
  const { appId } = weChat.account;
  const order = { outTradeNo, amount, title, remark, appId, openId: user.openId, expiresAt: new Date(expiresAt) };
  const imprestCode = await prepare(weChat, pay, order, { user, request });
  const kept = checked(
    found ?? (await orders.add({ outTradeNo, ...ownerOf(user), imprestCode, amount, title, createdAt, expiresAt })),
  );
  const renewed = await orders.update(kept, (old) => (isOver(old) ? { ...old, imprestCode, expiresAt } : undefined));
  return renewed ?? kept;
}

import { json } from "../answer.js";
import { readJson } from "../body.js";
import { sha256 } from "../hash.js";
import { HttpError, badRequest } from "../HttpError.js";
import { checkOrder, isWhole } from "../orders/merchantOrder.js";
import { once } from "../orders/once.js";
import { type OrderRecord, toAnswer } from "../orders/OrderRecord.js";
import { ownerOf } from "../orders/owner.js";
import { placeAtVVChat } from "../orders/placeAtVVChat.js";
import { placeAtWeChat } from "../orders/placeAtWeChat.js";
import type { ServerContext, UserRoute } from "../ServerContext.js";
import type { OrderContext } from "../VVChatHandlerOptions.js";
import { needWeChatPay } from "../weChat/pay/needWeChatPay.js";

/** Has the merchant price it, and the user's host make it. */
async function make(context: ServerContext, asked: OrderContext, order: unknown, shown: unknown): Promise<OrderRecord> {
  const { createOrder } = context.options;
  if (!createOrder) throw new HttpError(404, "not_found", "This server sells nothing: it has no createOrder.");
  const inWeChat = asked.user.host === "wechat";
  if (inWeChat) needWeChatPay(context);
  const priced = checkOrder(await createOrder(asked, order), asked);
  const { amount } = priced;
  if (shown !== undefined && shown !== amount) {
    throw new HttpError(409, "amount_mismatch", `It costs ${(amount / 100).toFixed(2)} by now.`);
  }
  return (inWeChat ? placeAtWeChat : placeAtVVChat)(context, asked, priced);
}

/** `POST /orders`: one key of one user, one order. */
export const createOrder: UserRoute = async (context, request, user) => {
  const body = await readJson(request);
  const key = request.headers.get("idempotency-key") ?? "";
  if (!key || key.length > 512) throw badRequest("invalid_request", "Send an Idempotency-Key of 1 to 512 letters.");
  const { order, amount } = body;
  if (amount !== undefined && !isWhole(amount)) throw badRequest("invalid_request", '"amount" must be fen.');

  const purchase = await sha256(JSON.stringify([...Object.values(ownerOf(user)), key]));
  const print = await sha256(JSON.stringify([order, amount]));
  const asked: OrderContext = { user, idempotencyKey: key, outTradeNo: purchase.slice(0, 32), request };
  const made = await once(context.store, `purchase:${purchase}`, async () => {
    const { outTradeNo } = await make(context, asked, order, amount);
    return `${print} ${outTradeNo}`;
  });
  const [first, outTradeNo = ""] = made.split(" ");
  if (first !== print) throw new HttpError(409, "conflict", "This key has made another order.");
  const found = await context.orders.find(outTradeNo);
  if (!found) throw new HttpError(404, "not_found", "The order of this key is gone.");
  return json(toAnswer(found));
};

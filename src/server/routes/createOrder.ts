import { json } from "../answer.js";
import { readJson } from "../body.js";
import { sha256 } from "../hash.js";
import { HttpError, badRequest } from "../HttpError.js";
import { once } from "../orders/once.js";
import { type OrderRecord, toAnswer } from "../orders/OrderRecord.js";
import { isOwner, ownerOf } from "../orders/owner.js";
import type { PlatformClient, PlatformOrderRequest } from "../platform/PlatformClient.js";
import { PlatformError } from "../platform/PlatformError.js";
import type { ServerContext, UserRoute } from "../ServerContext.js";
import type { MerchantOrder, OrderContext } from "../VVChatHandlerOptions.js";

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** What the merchant says that it costs. A mistake in it is the merchant's, not the page's. */
function check(order: MerchantOrder): MerchantOrder {
  const { amount, title, outTradeNo, expiresIn } = order;
  const number = outTradeNo === undefined || /^[\w-]{1,64}$/.test(outTradeNo);
  const lives = expiresIn === undefined || isWhole(expiresIn);
  if (isWhole(amount) && typeof title === "string" && title && number && lives) return order;
  throw new TypeError("createOrder must give { amount: fen, title }, and may give outTradeNo and expiresIn");
}

/** Makes the platform's order, or finds the one that was made before, by a request whose answer got lost. */
async function handIn(platform: PlatformClient, order: PlatformOrderRequest): Promise<string> {
  try {
    return (await platform.unifiedOrder(order)).imprestCode;
  } catch (refusal) {
    if (!(refusal instanceof PlatformError) || refusal.code !== "refused") throw refusal;
    const { outTradeNo, amount } = order;
    const known = await platform.order({ outTradeNo }).catch(() => undefined);
    if (!known) throw refusal;
    if (known.amount === amount) return known.imprestCode;
    throw new HttpError(409, "conflict", "This order number has been used for another amount.");
  }
}

/** Has the merchant price it, and the platform make it. */
async function make(
  context: ServerContext,
  request: OrderContext,
  order: unknown,
  shown: unknown,
): Promise<OrderRecord> {
  const { options, platform, orders, url } = context;
  const { createOrder } = options;
  if (!createOrder) throw new HttpError(404, "not_found", "This server sells nothing: it has no createOrder.");
  const priced = check(await createOrder(request, order));
  const { amount, title, remark, expiresIn, outTradeNo = request.outTradeNo } = priced;
  if (shown !== undefined && shown !== amount) {
    throw new HttpError(409, "amount_mismatch", `It costs ${(amount / 100).toFixed(2)} by now.`);
  }
  const notifyUrl = `${url}/notifications/payment`;
  const imprestCode = await handIn(platform, { outTradeNo, amount, title, remark, notifyUrl });
  const createdAt = Date.now();
  const record: OrderRecord = {
    ...{ outTradeNo, ...ownerOf(request.user), imprestCode, amount, title, createdAt },
    expiresAt: expiresIn === undefined ? undefined : createdAt + expiresIn * 1000,
  };
  const kept = await orders.add(record);
  // The same one is there where a process died right after it had put it.
  const same = isOwner(kept, request.user) && kept.imprestCode === imprestCode && kept.amount === amount;
  if (!same) throw new HttpError(409, "conflict", "This order number has been used.");
  return kept;
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

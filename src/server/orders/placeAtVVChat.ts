import { HttpError } from "../HttpError.js";
import type { PlatformClient, PlatformOrderRequest } from "../platform/PlatformClient.js";
import { PlatformError } from "../platform/PlatformError.js";
import type { ServerContext } from "../ServerContext.js";
import type { OrderContext } from "../VVChatHandlerOptions.js";
import type { PricedOrder } from "./merchantOrder.js";
import type { OrderRecord } from "./OrderRecord.js";
import { isOwner, ownerOf } from "./owner.js";

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

/** An order that is paid in VVChat. */
export async function placeAtVVChat(
  { platform, orders, url }: ServerContext,
  { user }: OrderContext,
  { outTradeNo, amount, title, remark, expiresIn }: PricedOrder,
): Promise<OrderRecord> {
  const notifyUrl = `${url}/notifications/payment`;
  const imprestCode = await handIn(platform, { outTradeNo, amount, title, remark, notifyUrl });
  const createdAt = Date.now();
  const record: OrderRecord = {
    ...{ outTradeNo, ...ownerOf(user), imprestCode, amount, title, createdAt },
    expiresAt: expiresIn === undefined ? undefined : createdAt + expiresIn * 1000,
  };
  const kept = await orders.add(record);
  // The same one is there where a process died right after it had put it.
  const same = isOwner(kept, user) && kept.imprestCode === imprestCode && kept.amount === amount;
  if (!same) throw new HttpError(409, "conflict", "This order number has been used.");
  return kept;
}

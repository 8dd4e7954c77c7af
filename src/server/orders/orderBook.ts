import type { VVChatStore } from "../store/Store.js";
import type { OrderRecord } from "./OrderRecord.js";

/** How long an order is kept, in ms: 90 days. */
export const keptFor: number = 90 * 24 * 60 * 60 * 1000;

/** The orders in a store. */
export interface OrderBook {
  find: (outTradeNo: string) => Promise<OrderRecord | undefined>;
  findByImprest: (imprestCode: string) => Promise<OrderRecord | undefined>;
  /** Puts a new one, and gives it; or the one that has its number already. */
  add: (order: OrderRecord) => Promise<OrderRecord>;
  /** Changes one that was found before, atomically: `change` sees what is there by now, and gives nothing to leave it. */
  update: (
    known: OrderRecord,
    change: (order: OrderRecord) => OrderRecord | undefined,
  ) => Promise<OrderRecord | undefined>;
}

const orderKey = (outTradeNo: string): string => `order:${outTradeNo}`;
const imprestKey = (imprestCode: string): string => `imprest:${imprestCode}`;

export function createOrderBook(store: VVChatStore): OrderBook {
  // Nobody but this file writes these keys.
  const parse = (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as OrderRecord));
  const find = async (outTradeNo: string) => parse(await store.get(orderKey(outTradeNo)));

  return {
    find,
    async findByImprest(imprestCode) {
      const outTradeNo = await store.get(imprestKey(imprestCode));
      return outTradeNo === undefined ? undefined : find(outTradeNo);
    },
    async add(order) {
      const { outTradeNo, imprestCode } = order;
      // First: a process that dies in between leaves a code without an order, and not an order that no code finds.
      await store.add(imprestKey(imprestCode), outTradeNo, keptFor);
      if (await store.add(orderKey(outTradeNo), JSON.stringify(order), keptFor)) return order;
      return (await find(outTradeNo)) ?? order;
    },
    async update(known, change) {
      const key = orderKey(known.outTradeNo);
      let text: string | undefined = JSON.stringify(known);
      for (let order = known; ; order = JSON.parse(text) as OrderRecord) {
        const changed = change(order);
        if (!changed) return order;
        if (changed.imprestCode !== order.imprestCode) {
          await store.add(imprestKey(changed.imprestCode), changed.outTradeNo, keptFor);
        }
        if (await store.replace(key, text, JSON.stringify(changed), keptFor)) return changed;
        text = await store.get(key);
        if (text === undefined) return undefined;
      }
    },
  };
}

import type { Order, OrderQuery, OrderRequest } from "../../src/api/VVChatApi.js";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { createPaymentStore } from "../../src/payments/createPaymentStore.js";
import { type KeptStorage, createJournal } from "../../src/journal/journal.js";
import { paymentEntries } from "../../src/payments/journal.js";
import type { HostClaim } from "../../src/payments/payment.js";

/** A payment page that the host has open. */
interface OpenSheet {
  readonly imprestCode: string;
  readonly tell: (claim: HostClaim) => void;
}

/** How the merchant's server behaves at the moment. */
export type ServerMood = "well" | "down" | "silent";

const error = (code: "cancelled" | "failed" | "not_opened" | "timeout" | "unavailable") =>
  new VVChatError(code, "by the test");

export const claims = {
  success: { kind: "success", tradeNo: "T1" },
  cancelled: { kind: "cancelled", error: error("cancelled") },
  failed: { kind: "failed", error: error("failed") },
  none: { kind: "none", error: error("timeout") },
  unopened: { kind: "unopened", error: error("not_opened") },
  unsent: { kind: "unsent", error: error("unavailable") },
} as const satisfies Record<string, HostClaim>;

/** A device with pages, an app and a merchant's server. */
export function createWorld({ server = true, price = 3600 } = {}) {
  const items = new Map<string, string>();
  const orders = new Map<string, Order>();
  const byKey = new Map<string, Order>();
  const sheets: OpenSheet[] = [];
  const asked: OrderQuery[] = [];
  let ids = 0;
  const world = {
    mood: "well" as ServerMood,
    storageFails: false,
    /** The host opens in a tap alone. */
    needsTap: false,
    expiresIn: undefined as number | undefined,
    items,
    orders,
    /** All that the host was ever given, oldest first. */
    sheets,
    asked,
    requests: [] as OrderRequest[],
    /** The platform takes a code once, and tells the merchant. */
    settle(imprestCode: string) {
      const order = orders.get(imprestCode);
      if (order) orders.set(imprestCode, { ...order, status: "paid", tradeNo: "T1" });
    },
    /**
     * A tab, or what a reload makes of one.
     *
     * @param own - a storage of its own
     */
    page(own?: KeptStorage) {
      const alive = { now: true };
      // What is left of a page that is gone writes where nobody looks.
      const nowhere = new Map<string, string>();
      const kept = () => {
        if (world.storageFails) throw new Error("storage");
        return alive.now ? items : nowhere;
      };
      const storage = {
        getItem: (name: string) => kept().get(name) ?? null,
        setItem: (name: string, value: string) => void kept().set(name, value),
        removeItem: (name: string) => void kept().delete(name),
      };
      const answer = async (make: () => Order): Promise<Order> => {
        if (world.mood === "silent") return new Promise(() => {});
        await Promise.resolve();
        if (world.mood === "down") throw new TypeError("Failed to fetch");
        return make();
      };
      const api = {
        createOrder: (request: OrderRequest) => {
          world.requests.push(request);
          return answer(() => {
            const known = byKey.get(request.idempotencyKey);
            if (known) return orders.get(known.imprestCode) ?? known;
            const number = String(byKey.size + 1);
            const order: Order = {
              outTradeNo: `O${number}`,
              imprestCode: `I${number}`,
              amount: price,
              status: "unpaid",
              expiresIn: world.expiresIn,
            };
            byKey.set(request.idempotencyKey, order);
            orders.set(order.imprestCode, order);
            return order;
          });
        },
        ...(server && {
          orderStatus: (query: OrderQuery) => {
            asked.push(query);
            return answer(() => {
              const order = [...orders.values()].find(
                (one) => one.outTradeNo === query.outTradeNo || one.imprestCode === query.imprestCode,
              );
              if (!order) throw new Error("404");
              return order;
            });
          },
        }),
      };
      const store = createPaymentStore({
        api,
        journal: createJournal(paymentEntries, "vvchat:test", () => own ?? storage),
        needsTap: () => world.needsTap,
        createId: () => `id${String(++ids)}`,
        openHost(imprestCode, tell) {
          sheets.push({
            imprestCode,
            tell: (claim) => {
              if (alive.now) tell(claim);
            },
          });
        },
      });
      return {
        store,
        /** The page is gone: nothing of it does anything any more. */
        kill() {
          alive.now = false;
        },
        get alive() {
          return alive.now;
        },
      };
    },
  };
  return world;
}

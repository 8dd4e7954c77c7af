import type { Order, VVChatApi } from "../../src/api/VVChatApi.js";

export interface ShopServer {
  order: Order;
  /** The idempotency keys that it was asked with. */
  keys: string[];
  questions: number;
  /** What every request ends with. */
  fails: Error | undefined;
  pay: () => void;
  api: VVChatApi;
}

/** A merchant's server of one order, to be paid by hand. */
export function createShopServer(): ShopServer {
  const server: ShopServer = {
    order: {
      outTradeNo: "O1",
      imprestCode: "I1",
      amount: 3600,
      status: "unpaid",
      title: "Milk tea × 2",
      createdAt: new Date(2026, 10, 21, 14, 8),
    },
    keys: [],
    questions: 0,
    fails: undefined,
    pay() {
      server.order = { ...server.order, status: "paid", tradeNo: "T1", paidAt: new Date(2026, 10, 21, 14, 9) };
    },
    api: {
      createOrder: ({ idempotencyKey }) => {
        server.keys.push(idempotencyKey);
        return server.fails ? Promise.reject(server.fails) : Promise.resolve(server.order);
      },
      orderStatus: () => {
        server.questions += 1;
        return server.fails ? Promise.reject(server.fails) : Promise.resolve(server.order);
      },
    },
  };
  return server;
}

/** Storage of its own for each test. */
export function memoryStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

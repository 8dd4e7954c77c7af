import type { Order, VVChatApi } from "../../src/api/VVChatApi.js";
import type { PaymentRequest } from "../../src/payments/request.js";

/** A merchant's server, and the platform behind it: an order is paid once. */
export function createShop() {
  const orders = new Map<string, Order>();
  const byKey = new Map<string, string>();
  const api: VVChatApi = {
    createOrder: ({ idempotencyKey }) => {
      const imprestCode = byKey.get(idempotencyKey) ?? `I${String(byKey.size + 1)}`;
      byKey.set(idempotencyKey, imprestCode);
      const order = orders.get(imprestCode) ?? {
        imprestCode,
        outTradeNo: `O${imprestCode}`,
        amount: 3600,
        status: "unpaid" as const,
      };
      orders.set(imprestCode, order);
      return Promise.resolve(order);
    },
    orderStatus: ({ outTradeNo, imprestCode }) => {
      const found = [...orders.values()].find(
        (one) => one.outTradeNo === outTradeNo || one.imprestCode === imprestCode,
      );
      return found ? Promise.resolve(found) : Promise.reject(new Error("404"));
    },
  };
  const tea: PaymentRequest = { order: { sku: "milk-tea" }, amount: 3600 };
  return {
    api,
    tea,
    isPaid: (imprestCode = "") => orders.get(imprestCode)?.status === "paid",
    paidOrders: () => [...orders.values()].filter(({ status }) => status === "paid").length,
    /** The person pays: whether the platform took it. */
    settle(imprestCode: string): boolean {
      const order = orders.get(imprestCode);
      if (order?.status !== "unpaid") return false;
      orders.set(imprestCode, { ...order, status: "paid", tradeNo: "T1" });
      return true;
    },
  };
}

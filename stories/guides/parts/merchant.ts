import type { Order, User, VVChatApi } from "vvchat-react";
import type { SimulatorOptions, SimulatorUser } from "vvchat-react/simulator";

/** A shop's server, in the page: it knows what was ordered, what VVChat told it of, and who is signed in. */
export function createMerchant(userOf: (code: string) => SimulatorUser | undefined): {
  api: VVChatApi;
  /** What VVChat's platform has of it. */
  platform: Pick<SimulatorOptions, "orderOf" | "onPaid">;
} {
  let user: User | null = null;
  let order: Order = {
    outTradeNo: "T20261121-0008",
    imprestCode: "imprest-1",
    amount: 3600,
    status: "unpaid",
    title: "Milk tea × 2",
  };
  return {
    api: {
      me: () => Promise.resolve(user),
      exchange({ code }) {
        const found = userOf(code);
        if (!found) return Promise.reject(new Error("an unknown code"));
        user = { openId: found.openId, nickname: found.name };
        return Promise.resolve(user);
      },
      logout() {
        user = null;
        return Promise.resolve();
      },
      createOrder: () => Promise.resolve(order),
      orderStatus: () => Promise.resolve(order),
    },
    platform: {
      orderOf: (imprestCode) => (imprestCode === order.imprestCode ? order : undefined),
      onPaid({ tradeNo }) {
        order = { ...order, status: "paid", tradeNo, paidAt: new Date() };
      },
    },
  };
}

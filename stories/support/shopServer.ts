import { type Order, type VVChatApi, VVChatError } from "vvchat-react";

/** How the merchant's server of a story behaves. */
export interface StoryServer {
  /** What it says of the order when it is asked. */
  says?: "paid" | "unpaid" | "nothing" | "error" | "failure" | "signIn";
  /** How it makes orders. */
  orders?: "well" | "never" | "error" | "offline" | "signIn";
}

const order: Order = {
  outTradeNo: "T20261121-0008",
  imprestCode: "I1",
  amount: 3600,
  status: "unpaid",
  title: "奶茶 × 2",
  createdAt: new Date(2026, 10, 21, 14, 8),
};

/** A merchant's server of one order. */
export function storyServer({ says = "unpaid", orders = "well" }: StoryServer = {}): VVChatApi {
  const never = () => new Promise<never>(() => {});
  return {
    createOrder() {
      if (orders === "never") return never();
      if (orders === "error") return Promise.reject(new Error("500"));
      if (orders === "offline") return Promise.reject(new TypeError("Failed to fetch"));
      if (orders === "signIn") return Promise.reject(new VVChatError("denied", "401"));
      return Promise.resolve(order);
    },
    orderStatus() {
      if (says === "nothing") return never();
      if (says === "failure") return Promise.reject(new Error("500"));
      if (says === "signIn") return Promise.reject(new VVChatError("denied", "401"));
      if (says === "error") return Promise.reject(new TypeError("Failed to fetch"));
      return Promise.resolve(
        says === "paid" ? { ...order, status: "paid", tradeNo: "V1", paidAt: new Date(2026, 10, 21, 14, 9) } : order,
      );
    },
  };
}

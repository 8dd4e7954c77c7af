import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Order, usePay } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("usePay: paid is what your server says, after VVChat's word", async () => {
  const order: Order = { outTradeNo: "O1", imprestCode: "I1", amount: 3600, status: "unpaid" };
  const api = {
    createOrder: () => Promise.resolve(order),
    orderStatus: () => Promise.resolve({ ...order, status: "paid" as const }),
  };
  const host = createFakeHost({ api, outcomes: { pay: "succeed" } });
  const { result } = renderHook(() => usePay({ purchaseKey: "cart-1", order: "tea" }), { wrapper: host.wrapper });
  expect(result.current.phase).toBe("idle");

  act(() => {
    result.current.pay();
  });
  await waitFor(() => {
    expect(result.current.phase).toBe("paid");
  });
  expect(host.calls).toMatchObject([{ method: "pay", params: { imprest_code: "I1" } }]);
});

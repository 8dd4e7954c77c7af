import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PayButton, type Order } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("the cart is paid when the shop's server says so", async () => {
  let order: Order = { outTradeNo: "O1", imprestCode: "I1", amount: 3600, status: "unpaid" };
  const host = createFakeHost({
    locale: "en",
    api: { createOrder: () => Promise.resolve(order), orderStatus: () => Promise.resolve(order) },
  });
  host.on("pay").reply(() => {
    order = { ...order, status: "paid", tradeNo: "T1" };
    return { trade_no: "T1" };
  });
  const paid: (string | undefined)[] = [];
  render(
    <PayButton
      purchaseKey="cart-1"
      order={{ sku: "milk-tea", quantity: 2 }}
      amount={3600}
      onPaid={({ outTradeNo }) => paid.push(outTradeNo)}
    />,
    { wrapper: host.wrapper },
  );

  fireEvent.click(screen.getByRole("button"));
  await screen.findByRole("button", { name: "Paid ¥36.00" });
  expect(paid).toEqual(["O1"]);
});

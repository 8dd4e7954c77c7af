// Where there is no server to ask, the host's word is all there is: and it is not passed on as a fact about money.
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { OrderStatus, PayButton } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { memoryStorage } from "./shopServer.js";

const target = { imprestCode: "I9", amount: 100 };

function pageText(): string {
  return document.body.textContent.replace(/\s+/g, " ");
}

test.each([
  ["cancelled", { err_code: 1, err_msg: "取消支付" }, "Cancelled."],
  ["failed", { err_code: 500, err_msg: "余额不足" }, "It didn't work."],
])("%s: what the host says, and never that nothing was paid", async (phase, reply, says) => {
  const host = createFakeHost({ locale: "en", storage: memoryStorage() });
  host.on("pay").reply(reply);
  const screen = await render(
    <>
      <PayButton {...target} />
      <OrderStatus {...target} data-testid="order" />
    </>,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button", { name: "Pay ¥1.00" }).click();
  await expect.element(screen.getByTestId("order")).toHaveAttribute("data-phase", phase);
  await expect.element(screen.getByTestId("order")).toHaveTextContent(says);
  await expect.element(screen.getByRole("status").first()).toHaveTextContent(says);
  expect(pageText()).not.toMatch(/nothing|not paid/i);
});

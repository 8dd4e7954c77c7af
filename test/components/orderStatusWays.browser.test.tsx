// An order's card always offers a way on, or tells why there is none.
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { OrderStatus, VVChatError } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { createShopServer, memoryStorage } from "./shopServer.js";

function setUp() {
  const server = createShopServer();
  return { server, host: createFakeHost({ locale: "en", api: server.api, storage: memoryStorage() }) };
}

test("paying, and the host is silent: the result can be looked up, after the tap storm", async () => {
  const { server, host } = setUp();
  host.on("pay").silent();
  const screen = await render(<OrderStatus outTradeNo="O1" />, { wrapper: host.wrapper });
  await screen.getByRole("button", { name: "Pay" }).click();
  const check = screen.getByRole("button", { name: "Check now" });
  await check.click();
  await expect.element(screen.getByText("Finish paying in VVChat.")).toBeVisible();
  server.pay();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await check.click();
  await expect.element(screen.getByRole("heading", { name: "Paid" })).toBeVisible();
  expect(host.calls).toHaveLength(1);
});

test.each([
  [new TypeError("Failed to fetch"), "Check your network and try again."],
  [new VVChatError("server", "down"), "The service had a problem."],
  [new VVChatError("denied", "nobody"), "Sign in before you pay."],
])("an order that cannot be read: %s", async (error, says) => {
  const { server, host } = setUp();
  server.fails = error;
  const screen = await render(<OrderStatus outTradeNo="O1" />, { wrapper: host.wrapper });
  await expect.element(screen.getByText("Couldn't load the order")).toBeVisible();
  await expect.element(screen.getByText(says)).toBeVisible();
  server.fails = undefined;
  await screen.getByRole("button", { name: "Try again" }).click();
  await vi.waitFor(() => {
    expect(document.body.textContent).toContain("Waiting for payment");
  });
});

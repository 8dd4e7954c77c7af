// What a person reads where nothing has happened yet, or where it cannot be done here.
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import {
  OrderStatus,
  PayButton,
  SendMessageButton,
  VVChatError,
  VVChatProvider,
  createVVChatClient,
} from "../../src/index.js";
import "../../src/styles.css";
import { createFakeHost } from "../../src/testing/index.js";
import { absent } from "./absentBridge.js";
import { createShopServer, memoryStorage } from "./shopServer.js";

const control = () => document.querySelector<HTMLElement>(".vv-control");
const note = () => document.querySelector(".vv-note p")?.textContent;
const key = { purchaseKey: "cart-1", order: { sku: "tea" } };
const lan = { sessionId: "s1", sessionType: "single" } as const;

test("PayButton, disabled: nothing was tried, and nothing is said of money", async () => {
  const host = createFakeHost({ locale: "en", api: createShopServer().api, storage: memoryStorage() });
  await render(<PayButton {...key} disabled />, { wrapper: host.wrapper });
  expect(control()?.dataset["phase"]).toBe("disabled");
  expect(note()).toBe("");
});

test("PayButton, disabled after it failed: it says so still, and offers nothing", async () => {
  const host = createFakeHost({ locale: "en", api: createShopServer().api, storage: memoryStorage() });
  host.on("pay").fail();
  const screen = await render(<PayButton {...key} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Pay again" })).toBeVisible();
  await screen.rerender(<PayButton {...key} disabled />);
  expect(note()).toBe("Not paid. The shop received nothing.");
  expect(screen.getByRole("button").elements()).toHaveLength(1);
});

test("SendMessageButton, a bridge's script did not load: nothing was sent, for nothing was tried", async () => {
  const broken = {
    ...absent,
    connect: (listener: Parameters<typeof absent.connect>[0]) => {
      listener.failed(new VVChatError("script_failed", "It did not load"));
    },
  };
  const client = createVVChatClient({ appId: "a", bridges: [broken] });
  const screen = await render(
    <VVChatProvider client={client} locale="en">
      <SendMessageButton content="Hi" session={lan} />
    </VVChatProvider>,
  );
  await expect.poll(note).toBe("Can't reach VVChat. Check your network.");
  await expect.element(screen.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("SendMessageButton, another call's consent: it is no sign-in, and nothing was sent", async () => {
  const host = createFakeHost({ locale: "en", api: { sendMessage: () => Promise.reject(new Error("not reached")) } });
  host.on("auth").reply({ code: "C", state: "foreign" });
  const screen = await render(<SendMessageButton content="Hi" session={lan} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.poll(note).toBe("That didn't match. Not sent.");
});

test("OrderStatus, where VVChat is not: it says where to pay, and offers no payment that cannot be made", async () => {
  const { api } = createShopServer();
  const host = createFakeHost({ locale: "en", api, storage: memoryStorage(), available: false });
  const screen = await render(<OrderStatus outTradeNo="O1" />, { wrapper: host.wrapper });
  await expect.element(screen.getByText("Waiting for payment")).toBeVisible();
  await expect.element(screen.getByText("Pay inside VVChat.")).toBeVisible();
  expect(screen.getByRole("button").elements()).toEqual([]);
});

test("OrderStatus, nobody is signed in: the app's own way to sign in is offered", async () => {
  const server = createShopServer();
  server.fails = new VVChatError("denied", "nobody");
  const host = createFakeHost({ locale: "en", api: server.api, storage: memoryStorage() });
  let asked = 0;
  const screen = await render(<OrderStatus outTradeNo="O1" onSignIn={() => (asked += 1)} />, {
    wrapper: host.wrapper,
  });
  await expect.element(screen.getByText("Sign in before you pay.")).toBeVisible();
  await screen.getByRole("button", { name: "Sign in" }).click();
  expect(asked).toBe(1);
});

test("a note leaves no word alone on its last line", async () => {
  const host = createFakeHost({ available: false });
  await render(<PayButton {...key} />, { wrapper: host.wrapper });
  const line = document.querySelector(".vv-note p");
  expect(line && getComputedStyle(line).textWrap).toContain("balance");
});

// A phone's browser, where a link opens VVChat, or does not: what the controls say, and what they offer.
import type { JSX } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { AuthButton, OrderStatus, PayButton, ShareButton } from "../../src/index.js";
import "../../src/styles.css";
import { control, createPhone, tap } from "./phone.js";
import { createShopServer } from "./shopServer.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const cart = { purchaseKey: "cart", order: { sku: "milk-tea" }, amount: 3600 };
const downloadUrl = "https://example.com/vvchat";
const buttons: [string, JSX.Element][] = [
  ["AuthButton", <AuthButton key="auth" />],
  ["ShareButton", <ShareButton key="share" title="Tea" url="https://shop.example/tea" />],
  ["PayButton", <PayButton key="pay" imprestCode="I9" amount={3600} />],
];

/** The page stays in view for longer than an app takes to open. */
function stay(): void {
  vi.advanceTimersByTime(2600);
}

test.each(buttons)(
  "%s: VVChat does not open: it says so, and the note opens the same link again",
  async (_, button) => {
    const phone = createPhone();
    const screen = await render(button, { wrapper: phone.wrapper });
    const name = screen.getByRole("button").element().textContent;
    await screen.getByRole("button").click();
    stay();
    await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat didn't open. It may not be installed.");
    expect(control().dataset).toMatchObject({ phase: "timeout", tone: "warning", error: "not_opened" });
    const main = screen.getByRole("button", { name });
    await expect.element(main).not.toHaveAttribute("aria-busy");
    await expect.element(main).not.toHaveAttribute("aria-disabled");
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.element(screen.getByRole("button")).toHaveAttribute("aria-busy", "true");
    await expect.element(screen.getByRole("button")).toHaveFocus();
    expect(phone.opened).toHaveLength(2);
    const params = phone.opened.map((link) => {
      const { state: _state, redirect_uri: _uri, ...own } = Object.fromEntries(new URL(link).searchParams);
      return [new URL(link).host, own];
    });
    expect(params[1]).toEqual(params[0]);
  },
);

test.each(buttons)("%s: the note leads to where VVChat is to be had, and the button tries again", async (_, button) => {
  const phone = createPhone({ downloadUrl, locale: "zh-CN" });
  const screen = await render(button, { wrapper: phone.wrapper });
  await screen.getByRole("button").click();
  stay();
  await expect.element(screen.getByRole("status")).toHaveTextContent("没能打开 VVChat，可能还没有安装。");
  await expect.element(screen.getByRole("link", { name: "下载 VVChat" })).toHaveAttribute("href", downloadUrl);
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button")).toHaveAttribute("aria-busy", "true");
  await expect.element(screen.getByRole("link")).not.toBeInTheDocument();
  expect(phone.opened).toHaveLength(2);
});

test("AuthButton: left, and back without an answer: it says so, and asks again", async () => {
  const phone = createPhone({ downloadUrl });
  const screen = await render(<AuthButton />, { wrapper: phone.wrapper });
  await screen.getByRole("button").click();
  phone.hide();
  phone.show();
  vi.advanceTimersByTime(1100);
  await expect.element(screen.getByRole("status")).toHaveTextContent("We didn't hear back from VVChat.");
  expect(control().dataset).toMatchObject({ phase: "timeout", error: "left" });
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => phone.opened.length).toBe(2);
});

test("PayButton: an order that a tap had to wait for opens with another tap, in the task of that tap", async () => {
  const { api, keys } = createShopServer();
  const phone = createPhone({ api });
  const screen = await render(<PayButton {...cart} full={false} />, { wrapper: phone.wrapper });
  const widths = new Set<number>();
  const measure = () => widths.add(screen.getByRole("button").element().getBoundingClientRect().width);
  measure();
  await screen.getByRole("button", { name: "Pay ¥36.00" }).click();
  const again = screen.getByRole("button", { name: "Open VVChat to pay" });
  await expect.element(again).toHaveFocus();
  await expect.element(again).toHaveAccessibleDescription("The order is ready. Tap again to open VVChat.");
  await expect.element(again).not.toHaveAttribute("aria-disabled");
  expect(control().dataset).toMatchObject({ phase: "prepared", tone: "muted" });
  expect(phone.opened).toEqual([]);
  measure();
  tap();
  // Before anything else can happen: a browser opens an app in a tap alone.
  expect(phone.opened).toHaveLength(1);
  expect(phone.opened[0]).toMatch(/^qyx:\/\/qpay\?imprest_code=I1&app_id=app&redirect_uri=/);
  await expect.element(screen.getByRole("button", { name: "Paying…" })).toHaveAttribute("aria-busy", "true");
  measure();
  expect([...widths]).toHaveLength(1);
  expect(keys).toHaveLength(1);
});

test("PayButton: an order that was there before the tap is opened by the first, in its own task", async () => {
  const { api, keys } = createShopServer();
  const phone = createPhone({ api });
  const screen = await render(<PayButton {...cart} prepare="mount" />, { wrapper: phone.wrapper });
  await expect.poll(() => keys.length).toBe(1);
  await vi.waitFor(() => {
    expect(JSON.stringify([...phone.storage.items])).toContain("I1");
  });
  await expect.element(screen.getByRole("button", { name: "Pay ¥36.00" })).toBeVisible();
  tap();
  expect(phone.opened).toHaveLength(1);
});

test("PayButton: disabled once the order is there, a tap opens nothing", async () => {
  const { api } = createShopServer();
  const phone = createPhone({ api });
  const screen = await render(<PayButton {...cart} />, { wrapper: phone.wrapper });
  tap();
  await expect.element(screen.getByRole("button", { name: "Open VVChat to pay" })).toBeVisible();
  await screen.rerender(<PayButton {...cart} disabled />);
  await expect.element(screen.getByRole("button")).toHaveAttribute("aria-disabled", "true");
  tap();
  expect(phone.opened).toEqual([]);
});

test("PayButton: VVChat did not open: it opens the same order again in the tap's task; paid all the same is paid", async () => {
  const server = createShopServer();
  const phone = createPhone({ api: server.api });
  const screen = await render(<PayButton {...cart} />, { wrapper: phone.wrapper });
  tap();
  await expect.element(screen.getByRole("button", { name: "Open VVChat to pay" })).toBeVisible();
  tap();
  stay();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat didn't open. It may not be installed.");
  expect(control().dataset).toMatchObject({ phase: "timeout", tone: "warning", error: "not_opened" });
  await expect.element(screen.getByRole("button", { name: "Pay ¥36.00" })).toBeVisible();
  tap();
  expect(phone.opened).toHaveLength(2);
  expect(phone.opened.map((link) => new URL(link).searchParams.get("imprest_code"))).toEqual(["I1", "I1"]);
  expect(server.keys).toHaveLength(1);
  stay();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat didn't open.");
  // It had opened: the guess was wrong. The server knows.
  server.pay();
  window.dispatchEvent(new Event("focus"));
  await expect.element(screen.getByRole("button", { name: "Paid ¥36.00" })).toBeVisible();
});

test("OrderStatus: offers to open VVChat where that takes another tap, and where it did not open", async () => {
  const { api } = createShopServer();
  const phone = createPhone({ api });
  const screen = await render(<OrderStatus {...cart} />, { wrapper: phone.wrapper });
  await screen.getByRole("button", { name: "Pay" }).click();
  await expect.element(screen.getByText("The order is ready. Tap again to open VVChat.")).toBeVisible();
  await screen.getByRole("button", { name: "Open VVChat to pay" }).click();
  await expect.element(screen.getByText("Finish paying in VVChat.")).toBeVisible();
  expect(phone.opened).toHaveLength(1);
  stay();
  await expect.element(screen.getByText("VVChat didn't open. It may not be installed.")).toBeVisible();
  await screen.getByRole("button", { name: "Open VVChat to pay" }).click();
  expect(phone.opened).toHaveLength(2);
});

test("ShareButton: a share that this page comes back with is told by the button of its address, and by no other", async () => {
  const before = location.href;
  const left = createPhone();
  const first = await render(<ShareButton title="Tea" url="https://shop.example/tea" />, { wrapper: left.wrapper });
  await first.getByRole("button").click();
  await first.unmount();
  const back = new URL(new URL(left.opened[0] ?? "").searchParams.get("redirect_uri") ?? "");
  back.searchParams.set("code", "200");
  history.replaceState(null, "", back);
  try {
    const onSuccess = vi.fn();
    const { wrapper, opened } = createPhone({ storage: left.storage });
    expect(location.href).toBe(before);
    const screen = await render(
      <>
        <ShareButton title="Cake" url="https://shop.example/cake" onSuccess={onSuccess} />
        <ShareButton title="Tea" url="https://shop.example/tea" onSuccess={onSuccess} />
      </>,
      { wrapper },
    );
    await expect.element(screen.getByRole("button", { name: "Handed to VVChat" })).toBeVisible();
    const phases = [...document.querySelectorAll<HTMLElement>(".vv-control")].map(({ dataset }) => dataset["phase"]);
    expect(phases).toEqual(["idle", "handedOff"]);
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ handedOff: true });
    expect(opened).toEqual([]);
    vi.advanceTimersByTime(4000);
    await expect.element(screen.getByRole("button", { name: "Handed to VVChat" })).not.toBeInTheDocument();
  } finally {
    history.replaceState(null, "", before);
  }
});

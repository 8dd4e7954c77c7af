import { StrictMode, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { OrderStatus, PayButton, VVChatError } from "../../src/index.js";
import "../../src/styles.css";
import { type FakeHostOptions, createFakeHost } from "../../src/testing/index.js";
import { createShopServer, memoryStorage } from "./shopServer.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const cart = { purchaseKey: "cart", order: { sku: "milk-tea", quantity: 2 }, amount: 3600 };

function setUp(options: FakeHostOptions = {}) {
  const server = createShopServer();
  const storage = memoryStorage();
  const host = createFakeHost({ locale: "en", api: server.api, storage, ...options });
  return { server, storage, host };
}

function control() {
  const element = document.querySelector<HTMLElement>(".vv-control");
  if (!element) throw new Error("There is no control on the page");
  return element;
}

test("idle: the amount is in the label, in yuan", async () => {
  const { host, server } = setUp();
  const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("button", { name: "Pay ¥36.00" })).toBeVisible();
  expect(server.keys).toEqual([]);
});

test("in Chinese", async () => {
  const { host } = setUp({ locale: "zh-CN" });
  const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("button", { name: "支付 ¥36.00" })).toBeVisible();
});

test("a tap: order, VVChat, the server's word, onPaid once, and the journal is closed", async () => {
  const { host, server, storage } = setUp();
  host.on("pay").reply(() => {
    server.pay();
    return { trade_no: "T1" };
  });
  const onPaid = vi.fn();
  const screen = await render(
    <StrictMode>
      <PayButton {...cart} onPaid={onPaid} />
    </StrictMode>,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Paid ¥36.00" })).toBeVisible();
  await expect.element(screen.getByRole("status")).toHaveTextContent("The shop has your payment.");
  expect(control().dataset).toMatchObject({ phase: "paid", tone: "success" });
  expect(host.calls).toMatchObject([{ method: "pay", params: { imprest_code: "I1", app_id: "fake-app" } }]);
  expect(onPaid).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outTradeNo: "O1", tradeNo: "T1" }));
  expect(storage.items.size).toBe(0);
  await screen.getByRole("button").click();
  expect(host.calls).toHaveLength(1);
});

test("what the host says is never green: confirming until the server has it", async () => {
  const { host } = setUp();
  host.on("pay").reply({ trade_no: "T1" });
  const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Checking…" })).toHaveAttribute("aria-busy", "true");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Back from VVChat. Checking with the shop.");
  expect(control().dataset["tone"]).toBe("muted");
});

test("fifty taps in a second: one order, one call", async () => {
  const { host, server } = setUp();
  host.on("pay").silent();
  const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  const button = screen.getByRole("button").element() as HTMLButtonElement;
  for (let tap = 0; tap < 50; tap++) button.click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Paying…");
  for (let tap = 0; tap < 50; tap++) button.click();
  await expect.poll(() => host.calls.length).toBe(1);
  expect(server.keys).toHaveLength(1);
});

test("a host that stays silent does not lock the page: a second tap, later, asks the server", async () => {
  const { host } = setUp();
  host.on("pay").silent();
  const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Paying…");
  await new Promise((resolve) => setTimeout(resolve, 1050));
  await screen.getByRole("button").click({ force: true });
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Checking…");
  expect(host.calls).toHaveLength(1);
});

test("two buttons with one key are one payment", async () => {
  const { host, server } = setUp();
  host.on("pay").reply(() => {
    server.pay();
    return { trade_no: "T1" };
  });
  const screen = await render(
    <>
      <PayButton {...cart} />
      <PayButton {...cart} />
    </>,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button").first().click();
  await expect.element(screen.getByRole("button", { name: "Paid ¥36.00" }).nth(1)).toBeVisible();
  expect(host.calls).toHaveLength(1);
  expect(server.keys).toHaveLength(1);
});

test("unmounted while paying: the answer counts, and whoever mounts next is told", async () => {
  const { host, server } = setUp();
  let answer = () => {};
  host.on("pay").late(() => {
    server.pay();
    answer();
    return { trade_no: "T1" };
  }, 150);
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const onPaid = vi.fn();
  function Page() {
    const [shown, setShown] = useState(true);
    return (
      <>
        {shown ? <PayButton {...cart} onPaid={onPaid} /> : null}
        <button
          onClick={() => {
            setShown(!shown);
          }}
        >
          Turn
        </button>
      </>
    );
  }
  const screen = await render(<Page />, { wrapper: host.wrapper });
  await screen.getByRole("button", { name: "Pay" }).click();
  await expect.poll(() => host.calls.length).toBe(1);
  await screen.getByRole("button", { name: "Turn" }).click();
  await answered;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onPaid).not.toHaveBeenCalled();
  await screen.getByRole("button", { name: "Turn" }).click();
  await expect.element(screen.getByRole("button", { name: "Paid ¥36.00" })).toBeVisible();
  expect(onPaid).toHaveBeenCalledOnce();
});

test("the page is loaded again while paying: the order is where it should be", async () => {
  const { host, server, storage } = setUp();
  host.on("pay").silent();
  const first = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await first.getByRole("button").click();
  await expect.element(first.getByRole("button")).toHaveAccessibleName("Paying…");
  await first.unmount();
  server.pay();
  const again = createFakeHost({ locale: "en", api: server.api, storage });
  const onPaid = vi.fn();
  const screen = await render(<PayButton {...cart} onPaid={onPaid} />, { wrapper: again.wrapper });
  await expect.element(screen.getByRole("button", { name: "Paid ¥36.00" })).toBeVisible();
  expect(onPaid).toHaveBeenCalledOnce();
  expect(again.calls).toEqual([]);
  expect(server.keys).toHaveLength(1);
});

test.each([
  ["cancelled", 400, "用户取消支付", "cancelled", "muted", "Cancelled. Nothing was paid."],
  ["failed", 400, "失败", "failed", "danger", "Not paid. The shop received nothing."],
] as const)(
  "%s: said once the server has confirmed that nothing was paid",
  async (_, code, words, phase, tone, note) => {
    const { host, server } = setUp();
    host.on("pay").fail(code, words);
    const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
    await screen.getByRole("button").click();
    await expect.element(screen.getByRole("status")).toHaveTextContent(note);
    expect(control().dataset).toMatchObject({ phase, tone });
    expect(server.questions).toBe(1);
    await screen.getByRole("button", { name: "Pay ¥36.00" }).click();
    await expect.poll(() => host.calls.length).toBe(2);
    expect(server.keys).toHaveLength(1);
  },
);

test("the host says failed, but it was paid: paid wins", async () => {
  const { host, server } = setUp();
  host.on("pay").reply(() => {
    server.pay();
    return { err_code: 400, err_msg: "失败" };
  });
  const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Paid ¥36.00" })).toBeVisible();
});

test("unknown: offers to check, never to pay; then to pay again, the same order", async () => {
  const { host, server } = setUp();
  host.on("pay").fail();
  const screen = await render(<PayButton {...cart} prepare="mount" />, { wrapper: host.wrapper });
  await expect.poll(() => server.keys.length).toBe(1);
  server.fails = new TypeError("Failed to fetch");
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Check payment");
  expect(control().dataset).toMatchObject({ phase: "unknown", tone: "warning" });
  await expect.element(screen.getByRole("button")).toHaveAttribute("data-variant", "plain");
  server.fails = undefined;
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("The shop has no payment yet. You can pay again.");
  expect(host.calls).toHaveLength(1);
  await screen.getByRole("button", { name: "Pay ¥36.00" }).click();
  await expect.poll(() => host.calls.length).toBe(2);
  expect(host.calls.map(({ params }) => params["imprest_code"])).toEqual(["I1", "I1"]);
});

test.each([
  ["500", new Error("500"), "failed", "No order yet. Nothing was paid.", "Try again"],
  ["not reached", new TypeError("Failed to fetch"), "failed", "No order yet. Nothing was paid.", "Try again"],
  ["too slow", new VVChatError("timeout", "slow"), "timeout", "No order yet. Nothing was paid.", "Try again"],
  ["401", new VVChatError("denied", "401"), "denied", "Sign in before you pay.", "Sign in"],
] as const)("the order could not be made (%s): nothing is opened", async (_, error, phase, note, action) => {
  const { host, server } = setUp();
  server.fails = error;
  const screen = await render(<PayButton {...cart} onSignIn={() => {}} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent(note);
  expect(control().dataset["phase"]).toBe(phase);
  await expect.element(screen.getByRole("button", { name: action })).toBeVisible();
  expect(host.calls).toEqual([]);
});

test("an amount that is not the order's: nothing is opened", async () => {
  const { host } = setUp();
  const screen = await render(<PayButton {...cart} amount={3500} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("No order yet. Nothing was paid.");
  expect(host.calls).toEqual([]);
});

test.each([
  ["negative", { ...cart, amount: -1 }],
  ["fractional", { ...cart, amount: 36.5 }],
  ["no imprestCode", { imprestCode: "" }],
])("%s: the console says what to mend", async (_, props) => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  const { host } = setUp();
  const screen = await render(<PayButton {...props} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Something is wrong here.");
  expect(error.mock.calls.flat()).toContainEqual(expect.objectContaining({ code: "invalid" }));
  expect(host.calls).toEqual([]);
});

test("without a server: unconfirmed, and not green", async () => {
  const host = createFakeHost({ locale: "en", storage: memoryStorage() });
  host.on("pay").reply({ trade_no: "T1" });
  const screen = await render(<PayButton imprestCode="I9" amount={100} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat says paid. Ask the shop to be sure.");
  expect(control().dataset).toMatchObject({ phase: "unconfirmed", tone: "warning" });
});

test("outside VVChat it says where to pay", async () => {
  const { host } = setUp({ available: false });
  const screen = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("Pay inside VVChat.");
  await expect.element(screen.getByRole("button", { name: "Pay ¥36.00" })).toHaveAttribute("aria-disabled", "true");
});

test("no box moves from phase to phase", async () => {
  const { host, server } = setUp();
  host.on("pay").fail(400, "用户取消支付");
  const screen = await render(<PayButton {...cart} full={false} />, { wrapper: host.wrapper });
  const width = () => screen.getByRole("button").first().element().getBoundingClientRect().width;
  const before = width();
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Cancelled.");
  expect(width()).toBe(before);
  server.pay();
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Paid ¥36.00" })).toBeVisible();
  expect(width()).toBe(before);
});

test("OrderStatus: reads an order by its number, pays it from there, and shows it paid", async () => {
  const { host, server, storage } = setUp();
  host.on("pay").reply(() => {
    server.pay();
    return { trade_no: "T1" };
  });
  const screen = await render(<OrderStatus outTradeNo="O1" />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("heading", { name: "Waiting for payment" })).toBeVisible();
  await expect.element(screen.getByText("Milk tea × 2")).toBeVisible();
  expect(storage.items.size).toBe(0);
  await screen.getByRole("button", { name: "Pay" }).click();
  await expect.element(screen.getByRole("heading", { name: "Paid" })).toBeVisible();
  await expect.element(screen.getByText("The shop has your payment.")).toBeVisible();
});

test("OrderStatus: an order that cannot be read can be read again, and opens nothing", async () => {
  const { host, server } = setUp();
  server.fails = new Error("500");
  const screen = await render(<OrderStatus outTradeNo="O1" />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("heading", { name: "Couldn't load the order" })).toBeVisible();
  server.fails = undefined;
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("heading", { name: "Waiting for payment" })).toBeVisible();
  expect(host.calls).toEqual([]);
});

test("OrderStatus: for the page that one comes back to, it knows the payment that was made under the cart's key", async () => {
  const { host, server, storage } = setUp();
  host.on("pay").silent();
  const first = await render(<PayButton {...cart} />, { wrapper: host.wrapper });
  await first.getByRole("button").click();
  await expect.element(first.getByRole("button")).toHaveAccessibleName("Paying…");
  await first.unmount();
  const again = createFakeHost({ locale: "en", api: server.api, storage });
  const screen = await render(<OrderStatus outTradeNo="O1" />, { wrapper: again.wrapper });
  await expect.element(screen.getByRole("heading", { name: "Checking your payment" })).toBeVisible();
});

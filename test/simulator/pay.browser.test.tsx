import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { pay } from "../../src/methods/pay.js";
import type { SimulatorOptions, SimulatorOrder, SimulatorPayment } from "../../src/simulator/index.js";
import { answered, call, createClient, focused, outcome, press, sheetUp, simulate } from "./app.js";

const sheet = page.getByRole("dialog", { name: "付款" });
const tea: SimulatorOrder = { amount: 3600, title: "奶茶 × 2", outTradeNo: "T20261121-0008" };

/** A shop with one order, `imp-1`, on a simulator that tells it what was paid. */
function openShop(options: SimulatorOptions = {}) {
  const onPaid = vi.fn<(payment: SimulatorPayment) => void>();
  const orderOf = (imprestCode: string) => (imprestCode === "imp-1" ? tea : undefined);
  const simulator = simulate({ app: { name: "半日茶" }, orderOf, onPaid, ...options });
  const start = (imprestCode = "imp-1") => call("pay", { app_id: "qyx1", imprest_code: imprestCode });
  return { simulator, onPaid, start };
}

/** An answer that a server takes its time for. */
function pending() {
  let resolve: (order: SimulatorOrder | undefined) => void = () => {};
  const promise = new Promise<SimulatorOrder | undefined>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test("paid: the sheet says what for, the server hears of it before the page, and the client gets the trade number", async () => {
  const { onPaid } = openShop();
  const paying = createClient().call(pay, { imprestCode: "imp-1" });
  const order: string[] = [];
  onPaid.mockImplementation(() => order.push("server"));
  await expect.element(sheet).toHaveTextContent("付给半日茶¥36.00");
  await expect.element(sheet).toHaveTextContent("商品奶茶 × 2订单T20261121-0008付款方式测试余额（小竹）");
  await press("确认付款 ¥36.00");
  const { tradeNo } = await paying.finally(() => order.push("page"));
  expect(order).toEqual(["server", "page"]);
  expect(tradeNo).toMatch(/^sim-trade-/);
  expect(onPaid).toHaveBeenCalledExactlyOnceWith({
    imprestCode: "imp-1",
    tradeNo,
    user: { openId: "sim-open-id-1", name: "小竹" },
    paidAt: expect.any(Date),
  });
  await expect.element(sheet).not.toBeInTheDocument();
});

test.each([
  ["close", () => press("关闭")],
  ["Esc", () => userEvent.keyboard("{Escape}")],
  ["a tap beside the sheet", () => sheet.click({ position: { x: 20, y: 20 } })],
])("not paid, the person's own choice: %s", async (_, act) => {
  const { simulator, onPaid } = openShop();
  const paying = outcome(createClient().call(pay, { imprestCode: "imp-1" }));
  await expect.element(sheet).toBeVisible();
  await act();
  expect(await paying).toBe("cancelled");
  expect(onPaid).not.toHaveBeenCalled();
  expect(simulator.calls).toMatchObject([{ params: { app_id: "qyx1", imprest_code: "imp-1" } }]);
});

test("each trade number is another", async () => {
  const { start } = openShop({ orderOf: () => tea });
  const numbers = new Set<unknown>();
  for (const code of ["imp-1", "imp-2", "imp-3"]) {
    const replies = start(code);
    await press("确认付款 ¥36.00");
    numbers.add(JSON.stringify(await answered(replies)));
  }
  expect(numbers.size).toBe(3);
});

test.each([
  ["an order that VVChat does not know", "imp-9", {}, "VVChat 不认识这个订单。", "订单不存在"],
  ["no imprest code at all", "", {}, "VVChat 不认识这个订单。", "订单不存在"],
  [
    "one that the server says is paid",
    "imp-1",
    { orderOf: () => ({ ...tea, status: "paid" as const }) },
    "这个订单已经付过了。",
    "订单已支付",
  ],
])("refuses %s, whichever way the sheet is closed", async (_, code, options: SimulatorOptions, words, message) => {
  const { start, onPaid } = openShop(options);
  for (const close of ["知道了", "关闭"]) {
    const replies = start(code);
    await expect.element(sheet.getByRole("status")).toHaveTextContent(words);
    expect(sheet.element().textContent).not.toContain("已付款");
    await press(close);
    expect(await answered(replies)).toEqual({ err_code: 400, err_msg: message });
  }
  expect(onPaid).not.toHaveBeenCalled();
});

test("a second payment of one imprest code is refused, though the first one's answer never came", async () => {
  const { start, onPaid } = openShop();
  const first = start();
  await press("已付款：不回应");
  const second = start();
  await expect.element(sheet).toHaveTextContent("这个订单已经付过了。");
  await press("知道了");
  expect(await answered(second)).toEqual({ err_code: 400, err_msg: "订单已支付" });
  expect(first).toEqual([]);
  expect(onPaid).toHaveBeenCalledOnce();
});

test("two calls at once for one order: the one that waits finds it paid", async () => {
  const { start, onPaid } = openShop();
  const [first, second] = [start(), start()];
  expect(page.getByRole("dialog").elements()).toHaveLength(1);
  await press("确认付款 ¥36.00");
  expect(await answered(first)).toMatchObject({ trade_no: expect.any(String) });
  await expect.element(sheet).toHaveTextContent("这个订单已经付过了。");
  await press("知道了");
  expect(await answered(second)).toMatchObject({ err_msg: "订单已支付" });
  expect(onPaid).toHaveBeenCalledOnce();
});

test("without orderOf any code can be paid, and the sheet shows it and no amount", async () => {
  const { start, onPaid } = openShop({ orderOf: undefined });
  const replies = start("imp_7Qk2000000000000000000000000009d");
  await expect.element(sheet).toHaveTextContent("订单imp_7Qk2000000000000000000000000009d");
  expect(sheet.element().textContent).not.toContain("¥");
  await press("确认付款");
  expect(await answered(replies)).toMatchObject({ trade_no: expect.any(String) });
  expect(onPaid).toHaveBeenCalledOnce();
});

test("an order that has to be waited for: the sheet says so, then shows it, and the focus stays", async () => {
  const { promise, resolve } = pending();
  const { start, onPaid } = openShop({ orderOf: () => promise });
  const replies = start();
  await expect.element(sheet.getByRole("status")).toHaveTextContent("正在读取订单…");
  const confirm = sheet.getByRole("button", { name: "确认付款" });
  await expect.element(confirm).toHaveAttribute("aria-busy", "true");
  const node = confirm.element() as HTMLElement;
  await sheetUp();
  const { bottom } = node.getBoundingClientRect();
  expect(sheet.getByRole("button", { name: /^已付款/ }).elements()).toEqual([]);
  node.focus();
  node.click();
  expect(onPaid).not.toHaveBeenCalled();
  resolve(tea);
  await expect.element(sheet.getByRole("status")).toHaveTextContent("付给半日茶¥36.00");
  expect(focused()).toBe("确认付款 ¥36.00");
  expect(node.getBoundingClientRect().bottom).toBe(bottom);
  expect(sheet.getByRole("button", { name: /^已付款/ }).elements()).toHaveLength(4);
  await userEvent.keyboard("{Enter}");
  expect(await answered(replies)).toMatchObject({ trade_no: expect.any(String) });
});

test("Tab stays inside while it waits, and the focus has a place where the order is refused", async () => {
  const { promise, resolve } = pending();
  const { start } = openShop({ orderOf: () => promise });
  start();
  await expect.element(sheet).toBeVisible();
  (page.getByRole("button", { name: "关闭" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  await expect.poll(focused).toBe("没付款：杀页面");
  resolve(undefined);
  await expect.poll(focused).toBe("知道了");
});

test("closed while it waits it is cancelled, and what comes then opens nothing", async () => {
  const { promise, resolve } = pending();
  const { start } = openShop({ orderOf: () => promise });
  const replies = start();
  await press("关闭");
  expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "用户取消支付" });
  resolve(tea);
  await promise;
  await expect.element(sheet).not.toBeInTheDocument();
});

test.each([
  ["throws", () => JSON.parse("?") as SimulatorOrder],
  ["rejects", () => Promise.reject(new Error("503"))],
  ["gives yuan for fen", () => ({ amount: 36.5 })],
  ["gives nothing to pay", async () => ({ amount: 0 })],
])("an orderOf that %s: the console says so, and the call fails", async (_, orderOf: SimulatorOptions["orderOf"]) => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { start } = openShop({ orderOf });
  const replies = start();
  await expect.element(sheet).toHaveTextContent("没能读到这个订单。");
  await press("知道了");
  expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "失败" });
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("orderOf()"), expect.anything());
  error.mockRestore();
});

test("an onPaid that throws does not undo the payment", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { start, onPaid } = openShop();
  onPaid.mockImplementation(() => {
    throw new Error("down");
  });
  const replies = start();
  await press("确认付款 ¥36.00");
  expect(await answered(replies)).toMatchObject({ trade_no: expect.any(String) });
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("onPaid()"), expect.any(Error));
  error.mockRestore();
});

test("markup in an order's words stays words", async () => {
  const title = '<img src=x onerror="document.title=1"><b>free</b>';
  const { start } = openShop({ orderOf: () => ({ amount: 1, title, outTradeNo: title }), app: { name: title } });
  start();
  await expect.element(sheet).toHaveTextContent(`付给${title}¥0.01商品${title}订单${title}付款方式`);
  expect(sheet.element().querySelector("img, b")).toBeNull();
});

test("English", async () => {
  const { start } = openShop({ locale: "en", app: { name: "Half-Day Tea" } });
  start();
  await expect
    .element(page.getByRole("dialog", { name: "Payment" }))
    .toHaveTextContent("To Half-Day Tea¥36.00Items奶茶 × 2OrderT20261121-0008Pay withTest balance (Bamboo)Pay ¥36.00");
});

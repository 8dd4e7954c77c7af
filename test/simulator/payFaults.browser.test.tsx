import { expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { pay } from "../../src/methods/pay.js";
import type { SimulatorPayment } from "../../src/simulator/index.js";
import { answered, call, createClient, outcome, press, simulate } from "./app.js";

const sheet = page.getByRole("dialog", { name: "付款" });
const params = { app_id: "qyx1", imprest_code: "imp-1" };

function openShop() {
  const onPaid = vi.fn<(payment: SimulatorPayment) => void>();
  return { onPaid, simulator: simulate({ orderOf: () => ({ amount: 3600 }), onPaid }) };
}

test.each([
  ["没付款：失败", "failed", 0],
  ["已付款：坏 JSON", "invalid_response", 1],
  ["已付款：回两次", { tradeNo: expect.stringMatching(/^sim-trade-/) }, 1],
])("%s", async (chip, end, payments) => {
  const { onPaid } = openShop();
  const paying = outcome(createClient().call(pay, { imprestCode: "imp-1" }));
  await press(chip);
  expect(await paying).toEqual(end);
  expect(onPaid).toHaveBeenCalledTimes(payments);
});

test.each([
  ["没付款：不回应", 0],
  ["已付款：不回应", 1],
])("%s", async (chip, payments) => {
  const { onPaid } = openShop();
  const paying = outcome(createClient().call(pay, { imprestCode: "imp-1" }, { timeout: 1500 }));
  await press(chip);
  await expect.element(sheet).not.toBeInTheDocument();
  expect(onPaid).toHaveBeenCalledTimes(payments);
  expect(await paying).toBe("timeout");
});

test("answered twice is one payment and the same answer two times", async () => {
  const { onPaid } = openShop();
  const replies = call("pay", params);
  await press("已付款：回两次");
  await expect.poll(() => replies).toHaveLength(2);
  expect(replies[0]).toBe(replies[1]);
  expect(JSON.parse(String(replies[0]))).toEqual({ trade_no: onPaid.mock.calls[0]?.[0].tradeNo });
  expect(onPaid).toHaveBeenCalledOnce();
});

test("a script comes before the sheet, and can pay: late, silent, twice", async () => {
  const { simulator, onPaid } = openShop();
  simulator.on("pay").fail(500, "busy").late(simulator.pay, 20);
  expect(await answered(call("pay", params))).toEqual({ err_code: 500, err_msg: "busy" });
  const late = call("pay", params);
  expect(onPaid).toHaveBeenCalledOnce();
  expect(late).toEqual([]);
  expect(await answered(late)).toEqual({ trade_no: onPaid.mock.calls[0]?.[0].tradeNo });
  expect(await answered(call("pay", params))).toEqual({ err_code: 400, err_msg: "订单已支付" });
  expect(simulator.pay({})).toEqual({ err_code: 400, err_msg: "订单不存在" });
  simulator.pay({ imprest_code: "imp-2" });
  expect(onPaid).toHaveBeenCalledTimes(2);
  expect(page.getByRole("dialog").elements()).toEqual([]);
});

/** A page in a frame: the faults that end a page must not end the test's own. */
async function openFramedShop() {
  const onPaid = vi.fn<(payment: SimulatorPayment) => void>();
  const loads: string[] = [];
  const backend = { onPaid, orderOf: async () => ({ amount: 3600 }), loads };
  Object.assign(window, { backend });
  const frame = document.createElement("iframe");
  frame.style.cssText = "width: 360px; height: 700px";
  const source = new URL("../../src/simulator/index.ts", import.meta.url).href;
  frame.srcdoc = `<script type="module">
    import { createSimulator } from ${JSON.stringify(source)};
    const { orderOf, onPaid, loads } = parent.backend;
    loads.push("load");
    createSimulator({ orderOf, onPaid });
    if (loads.length === 1) {
      document.addEventListener("WebViewJavascriptBridgeReady", ({ bridge }) => {
        bridge.callHandler("pay", ${JSON.stringify(params)}, () => loads.push("answer"));
      });
    }
  </script>`;
  document.body.append(frame);
  onTestFinished(() => {
    frame.remove();
    Reflect.deleteProperty(window, "backend");
  });
  const shop = page.frameLocator(page.elementLocator(frame));
  await expect.poll(() => loads).toEqual(["load"]);
  return { onPaid, loads, kill: (name: string) => shop.getByRole("button", { name, exact: true }).click() };
}

test.each([
  ["没付款：杀页面", 0],
  ["已付款：杀页面", 1],
])("%s: the page is loaded anew, and the answer went with the old one", async (chip, payments) => {
  const { onPaid, loads, kill } = await openFramedShop();
  await kill(chip);
  await expect.poll(() => loads).toEqual(["load", "load"]);
  expect(onPaid).toHaveBeenCalledTimes(payments);
});

import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { auth } from "../../src/methods/auth.js";
import { pay } from "../../src/methods/pay.js";
import { createVVChatClient } from "../../src/index.js";
import { exchange, get, order, orderPath, otherApp, placed, refused } from "../emulator/platform.js";
import { answered, call, outcome, press } from "./app.js";
import { base, simulateOn } from "./emulated.js";

const sheet = page.getByRole("dialog");
const createClient = () => createVVChatClient({ appId: "test" });
const login = { app_id: "test", scope: "snsapi_userinfo", state: "S" };

test("allow: the emulator makes the code, and the server learns from it who allowed what", async () => {
  const { emulator, simulator, asked } = simulateOn();
  const signingIn = createClient().call(auth, { scope: "snsapi_userinfo" });
  await press("换一个");
  await press("允许");
  const { code } = await signingIn;
  expect(asked).toEqual([`POST ${base}/emulator/allow`]);
  expect(simulator.userOf(code)).toEqual({ openId: "sim-open-id-2", name: "阿岚" });
  const { body } = await exchange(emulator, code);
  expect(body).toMatchObject({ open_id: "sim-open-id-2", scope: "snsapi_userinfo" });
  const authorization = String(body["token"]);
  const info = await get(emulator, "/userservices/v2/authorization/userinfo", {}, { authorization });
  expect(info.body).toMatchObject({ nickname: "阿岚" });
  expect(await exchange(emulator, code)).toEqual(refused("无效的code"));
});

test("refused, or closed: the emulator hears nothing", async () => {
  const { asked } = simulateOn();
  for (const name of ["拒绝", "关闭"]) {
    const replies = call("auth", login);
    await press(name);
    expect(await answered(replies)).toMatchObject({ err_code: 1 });
  }
  expect(asked).toEqual([]);
});

test("pay: the emulator's order on the sheet; paid, it has moved and the merchant is notified", async () => {
  const onPaid = vi.fn();
  const orderOf = vi.fn();
  const { emulator, merchant, asked } = simulateOn({ onPaid, orderOf });
  const imprestCode = await placed(emulator);
  const paying = createClient().call(pay, { imprestCode });
  await expect.element(sheet.getByRole("status")).toHaveTextContent("付给半日茶¥36.00");
  await expect.element(sheet).toHaveTextContent("商品奶茶 × 2订单T-1付款方式测试余额（小竹）");
  await press("确认付款 ¥36.00");
  const { tradeNo } = await paying;
  await emulator.settled();
  expect(merchant.told).toMatchObject([
    { out_trade_no: "T-1", trade_no: tradeNo, open_id: "sim-open-id-1", status: 1 },
  ]);
  const { body } = await get(emulator, orderPath, { app_id: "test", imprest_code: imprestCode });
  expect(body).toMatchObject({ status: 1, trade_no: tradeNo });
  expect(asked).toEqual([`GET ${base}/emulator/order`, `POST ${base}/emulator/pay`]);
  expect(onPaid).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ imprestCode, tradeNo }));
  expect(orderOf).not.toHaveBeenCalled();
});

test("a second payment of one imprest code is refused, also where it was paid while the sheet was open", async () => {
  const { emulator, merchant, start } = simulateOn();
  const imprestCode = await placed(emulator);
  const first = start(imprestCode);
  await expect.element(sheet).toHaveTextContent("¥36.00");
  emulator.pay({ imprestCode });
  await press("确认付款 ¥36.00");
  await expect.element(sheet.getByRole("status")).toHaveTextContent("这个订单已经付过了。");
  await press("知道了");
  expect(await answered(first)).toEqual({ err_code: 400, err_msg: "订单已支付" });
  const second = start(imprestCode);
  await expect.element(sheet.getByRole("status")).toHaveTextContent("这个订单已经付过了。");
  await press("关闭");
  expect(await answered(second)).toEqual({ err_code: 400, err_msg: "订单已支付" });
  await emulator.settled();
  expect(merchant.told).toHaveLength(1);
});

test("an order that the emulator does not know, and another app's, are refused", async () => {
  const { emulator, start } = simulateOn();
  const theirs = { app_id: otherApp.appId, store_no: otherApp.storeNo };
  const { body } = await order(emulator, theirs, otherApp.appKey);
  for (const code of ["IM-unknown", "", String(body["imprest_code"])]) {
    const replies = start(code);
    await expect.element(sheet.getByRole("status")).toHaveTextContent("VVChat 不认识这个订单。");
    await press("知道了");
    expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "订单不存在" });
  }
});

test("while it pays nothing else ends the call: not the button again, not the cross, not the strip", async () => {
  const { emulator, merchant, network, start, release } = simulateOn();
  const replies = start(await placed(emulator));
  await expect.element(sheet).toHaveTextContent("¥36.00");
  network.line = "held";
  await press("确认付款 ¥36.00");
  const confirm = page.getByRole("button", { name: "正在付款…" });
  await expect.element(confirm).toHaveAttribute("aria-busy", "true");
  await expect.element(sheet).toHaveTextContent("¥36.00");
  (confirm.element() as HTMLElement).click();
  await press("关闭");
  expect(page.getByRole("button", { name: /付款：/ }).elements()).toEqual([]);
  expect(replies).toEqual([]);
  release();
  expect(await answered(replies)).toEqual({ trade_no: expect.stringMatching(/^VT/) });
  await emulator.settled();
  expect(merchant.told).toHaveLength(1);
});

test("the strip's faults of a payment that was made: it has moved, once", async () => {
  const { emulator, merchant, start } = simulateOn();
  for (const [chip, replies] of [
    ["已付款：不回应", 0],
    ["已付款：坏 JSON", 1],
    ["已付款：回两次", 2],
  ] as const) {
    const imprestCode = await placed(emulator, chip);
    const got = start(imprestCode);
    await press(chip);
    await expect.poll(() => got).toHaveLength(replies);
    await expect.element(sheet).not.toBeInTheDocument();
    expect(emulator.look({ imprestCode }).paid).toBe(true);
  }
  await emulator.settled();
  expect(merchant.told).toHaveLength(3);
});

test("a script's payment and consent are the emulator's too, and are waited for", async () => {
  const { emulator, simulator, start } = simulateOn();
  simulator.on("pay").reply(simulator.pay).late(simulator.pay, 20).twice(simulator.pay);
  for (const number of ["T-1", "T-2"]) {
    const replies = start(await placed(emulator, number));
    expect(await answered(replies)).toEqual({ trade_no: expect.stringMatching(/^VT/) });
  }
  const twice = start(await placed(emulator, "T-3"));
  await expect.poll(() => twice).toHaveLength(2);
  expect(twice[0]).toBe(twice[1]);
  simulator.on("auth").reply(simulator.allow);
  const { code, state } = (await answered(call("auth", login))) as { code: string; state: string };
  expect(state).toBe("S");
  expect(await exchange(emulator, code)).toMatchObject({ status: 200 });
});

test("a script's payment that the emulator refuses is an error reply, and the console says so", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { simulator, network, start } = simulateOn();
  simulator.on("pay").reply(simulator.pay);
  expect(await answered(start("IM-unknown"))).toEqual({ err_code: 400, err_msg: "订单不存在" });
  network.line = "down";
  expect(await answered(start("IM-unknown"))).toEqual({ err_code: 400, err_msg: "失败" });
  expect(await outcome(createClient().call(pay, { imprestCode: "IM-unknown" }))).toBe("failed");
  expect(error).toHaveBeenCalledTimes(3);
  error.mockRestore();
});

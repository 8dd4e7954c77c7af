import { afterEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { pay } from "../../src/methods/pay.js";
import { createVVChatClient } from "../../src/index.js";
import { placed } from "../emulator/platform.js";
import { answered, call, focused, outcome, press } from "./app.js";
import { base, simulateOn } from "./emulated.js";

const sheet = page.getByRole("dialog");
const login = { app_id: "test", scope: "snsapi_userinfo", state: "S" };

afterEach(() => {
  vi.useRealTimers();
});

const silent = `模拟器背后的开放平台没有回应：${base}`;
const odd = (path: string, status = "") => `这个地址的回答不像开放平台：${base}/emulator/${path}${status}`;

/** Each way in which the emulator is not there, and what the strip says of a path. */
const absences = [
  ["is down", "down" as const, () => silent],
  ["answers with HTML", () => new Response("<!doctype html>"), (path: string) => odd(path)],
  ["answers with null", () => Response.json(null), (path: string) => odd(path)],
  [
    "answers with a page's 404",
    () => new Response("Not found", { status: 404 }),
    (path: string) => odd(path, " (404)"),
  ],
  ["answers with 500", () => Response.json({ err_msg: "x" }, { status: 500 }), (path: string) => odd(path, " (500)")],
] as const;

describe.each(absences)("an emulator that %s", (_, line, why) => {
  test("allow: the sheet says that it failed, the strip says why, and the call fails", async () => {
    const { network } = simulateOn();
    network.line = line;
    const replies = call("auth", login);
    await press("允许");
    await expect.element(sheet.getByRole("alert")).toHaveTextContent("没能完成授权。");
    await expect.element(sheet).toHaveTextContent(why("allow"));
    expect(focused()).toBe("知道了");
    await press("知道了");
    expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "授权失败" });
  });

  test("an order: it could not be read, and cannot be paid", async () => {
    const { emulator, network, start } = simulateOn();
    const imprestCode = await placed(emulator);
    network.line = line;
    const replies = start(imprestCode);
    await expect.element(sheet.getByRole("status")).toHaveTextContent("没能读到这个订单。");
    await expect.element(sheet).toHaveTextContent(why("order"));
    expect(page.getByRole("button", { name: /已付款/ }).elements()).toEqual([]);
    await press("关闭");
    expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "失败" });
  });

  test("a payment: there is no word on it, and the call fails", async () => {
    const { emulator, network } = simulateOn();
    const imprestCode = await placed(emulator);
    const paying = outcome(createVVChatClient({ appId: "test" }).call(pay, { imprestCode }));
    await expect.element(sheet).toHaveTextContent("¥36.00");
    network.line = line;
    await press("确认付款 ¥36.00");
    await expect.element(sheet.getByRole("status")).toHaveTextContent("没有得到付款结果。");
    await expect.element(sheet).toHaveTextContent(why("pay"));
    expect(sheet.element().textContent).not.toContain("¥");
    expect(focused()).toBe("知道了");
    await press("知道了");
    expect(await paying).toBe("failed");
    expect(emulator.look({ imprestCode }).paid).toBe(false);
  });

  test("a payment by the strip: no word on it either", async () => {
    const { emulator, network, start } = simulateOn();
    const replies = start(await placed(emulator));
    await expect.element(sheet).toHaveTextContent("¥36.00");
    network.line = line;
    await press("已付款：回两次");
    await expect.element(sheet.getByRole("status")).toHaveTextContent("没有得到付款结果。");
    await press("关闭");
    expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "没有得到付款结果" });
  });
});

test("a slow emulator is waited for five seconds", async () => {
  const { emulator, network, start } = simulateOn();
  const imprestCode = await placed(emulator);
  const replies = start(imprestCode);
  await expect.element(sheet).toHaveTextContent("¥36.00");
  network.line = "hangs";
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await press("确认付款 ¥36.00");
  vi.advanceTimersByTime(4999);
  await expect.element(page.getByRole("button", { name: "正在付款…" })).toBeVisible();
  vi.advanceTimersByTime(1);
  vi.useRealTimers();
  await expect.element(sheet.getByRole("status")).toHaveTextContent("没有得到付款结果。");
  await expect.element(sheet).toHaveTextContent(silent);
  await press("知道了");
  expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "没有得到付款结果" });
});

test("allow takes a while: the button says so, and the sheet can be closed meanwhile", async () => {
  const { network, release } = simulateOn();
  network.line = "held";
  const replies = call("auth", login);
  await press("允许");
  await expect.element(page.getByRole("button", { name: "正在授权…" })).toHaveAttribute("aria-busy", "true");
  await press("关闭");
  expect(await answered(replies)).toMatchObject({ err_code: 1 });
  release();
  await expect.element(sheet).not.toBeInTheDocument();
  expect(replies).toHaveLength(1);
});

test("an app that the emulator does not know: its own words, in the strip", async () => {
  simulateOn();
  const replies = call("auth", { ...login, app_id: "qyx1" });
  await press("允许");
  await expect.element(sheet).toHaveTextContent("模拟器背后的开放平台拒绝了：无效的app_id");
  await press("关闭");
  expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "授权失败" });
});

test("a payment that is refused for another reason", async () => {
  const { emulator, network, start } = simulateOn();
  const replies = start(await placed(emulator));
  await expect.element(sheet).toHaveTextContent("¥36.00");
  network.line = () => Response.json({ err_code: 400, err_msg: "余额不足" }, { status: 400 });
  await press("确认付款 ¥36.00");
  await expect.element(sheet.getByRole("status")).toHaveTextContent("这笔付款被拒绝了。");
  await expect.element(sheet).toHaveTextContent("模拟器背后的开放平台拒绝了：余额不足");
  await press("知道了");
  expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "付款被拒绝" });
});

test("an order of an odd amount is not shown", async () => {
  const { network, start } = simulateOn();
  network.line = () => Response.json({ outTradeNo: "T-1", title: "茶", amount: 0.5, paid: false });
  const replies = start("IM-1");
  await expect.element(sheet.getByRole("status")).toHaveTextContent("没能读到这个订单。");
  await press("知道了");
  expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "失败" });
});

test("English", async () => {
  const { network, start } = simulateOn({ locale: "en" });
  network.line = "down";
  start("IM-1");
  await expect.element(sheet.getByRole("status")).toHaveTextContent("The order could not be read.");
  await expect.element(sheet).toHaveTextContent(`The emulated platform doesn't answer: ${base}`);
});

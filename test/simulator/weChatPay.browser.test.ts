import { describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { press } from "./app.js";
import { simulateOn } from "./emulated.js";
import { appId, invoke, platforms, settled, simulateWeChat } from "./weChatPlace.js";

const method = "getBrandWCPayRequest";
const sheet = page.getByRole("dialog", { name: "微信支付" });
const said = (how: string) => ({ err_msg: `get_brand_wcpay_request:${how}` });

const six = {
  appId,
  timeStamp: "1414587457",
  nonceStr: "n1",
  package: "prepay_id=wx-1",
  signType: "RSA",
  paySign: "c2lnbg==",
};

describe.each(platforms)("on %s, without an emulator", (platform) => {
  test("the sheet shows what the order is; paying it answers ok, and tells of it once", async () => {
    const paid = vi.fn();
    const orderOf = vi.fn(() => ({ amount: 3600, title: "奶茶 × 2", outTradeNo: "T-1" }));
    simulateWeChat(platform, { orderOf, onPaid: paid });
    const reply = invoke(method, Object.freeze({ ...six }));
    await expect.element(sheet).toHaveTextContent("¥36.00");
    await expect.element(sheet).toHaveTextContent("奶茶 × 2");
    await expect.element(sheet).toHaveTextContent("T-1");
    expect(orderOf).toHaveBeenCalledWith("wx-1");
    await press("确认付款 ¥36.00");
    expect(await reply).toEqual(said("ok"));
    await expect.element(sheet).not.toBeInTheDocument();
    expect(paid.mock.calls).toEqual([[expect.objectContaining({ imprestCode: "wx-1" })]]);
    const again = invoke(method, six);
    await expect.element(sheet).toHaveTextContent("这个订单已经付过了。");
    await press("知道了");
    expect(await again).toEqual({ ...said("fail"), err_desc: "订单已支付" });
    expect(paid).toHaveBeenCalledOnce();
  });

  test("closing the sheet is a no", async () => {
    simulateWeChat(platform);
    const reply = invoke(method, six);
    await expect.element(sheet).toHaveTextContent("wx-1");
    await press("关闭");
    expect(await reply).toEqual(said("cancel"));
  });

  test.each(Object.keys(six))("without %s it fails, and no sheet opens", async (name) => {
    simulateWeChat(platform);
    const missing = { ...said("fail"), err_desc: `调用支付JSAPI缺少参数：${name}` };
    expect(await invoke(method, { ...six, [name]: undefined })).toEqual(missing);
    expect(await invoke(method, { ...six, [name]: "" })).toEqual(missing);
    expect(await invoke(method, { ...six, [name]: 1 })).toEqual(missing);
    expect(sheet.elements()).toEqual([]);
  });

  test("a package that names no order", async () => {
    simulateWeChat(platform);
    const reply = invoke(method, { ...six, package: "Sign=WXPay" });
    await expect.element(sheet).toHaveTextContent("微信不认识这个订单。");
    await press("知道了");
    expect(await reply).toEqual({ ...said("fail"), err_desc: "订单不存在" });
  });

  test("faults end it, each in WeChat's words", async () => {
    const paid = vi.fn();
    const { simulator } = simulateWeChat(platform, { onPaid: paid });
    const ends = async (pay: "succeed" | "refuse" | "fail" | "fail:7:busy" | "malformed" | "missing" | "unknown") => {
      simulator.set({ faults: { pay } });
      return invoke(method, { ...six, package: `prepay_id=wx-${pay}` });
    };
    expect(await ends("succeed")).toEqual(said("ok"));
    expect(paid).toHaveBeenCalledOnce();
    expect(await ends("refuse")).toEqual(said("cancel"));
    expect(await ends("fail")).toEqual({ ...said("fail"), err_code: 400, err_desc: "失败" });
    expect(await ends("fail:7:busy")).toEqual({ ...said("fail"), err_code: 7, err_desc: "busy" });
    expect(await ends("malformed")).toBe('{"code":');
    expect(await ends("missing")).toEqual({});
    expect(await ends("unknown")).toEqual({ err_msg: "system:function_not_exist" });
    simulator.set({ faults: { pay: "silent" } });
    const answered = vi.fn();
    void invoke(method, six).then(answered);
    await settled();
    expect(answered).not.toHaveBeenCalled();
  });

  test("the strip: paid, and no answer", async () => {
    const paid = vi.fn();
    simulateWeChat(platform, { onPaid: paid });
    const answered = vi.fn();
    void invoke(method, six).then(answered);
    await press("已付款：不回应");
    await settled();
    expect(paid).toHaveBeenCalledOnce();
    expect(answered).not.toHaveBeenCalled();
  });

  test("a script may have it paid", async () => {
    const { simulator } = simulateWeChat(platform);
    simulator.on(method).reply(simulator.pay).fail(3, "busy");
    expect(await invoke(method, six)).toEqual(said("ok"));
    expect(await invoke(method, six)).toEqual({ ...said("fail"), err_code: 3, err_desc: "busy" });
  });
});

describe.each(platforms)("on %s, with an emulator", (platform) => {
  const on = { place: "wechat", platform, panel: false } as const;
  const order = { openId: "o-wx-xiaozhu", outTradeNo: "T-0001", amount: 3600, title: "奶茶 × 2" };

  test("the sheet shows the emulator's order, and paying moves it there", async () => {
    const paid = vi.fn();
    const { emulator } = simulateOn({ ...on, onPaid: paid });
    const parameters = emulator.weChat.prepay(order);
    const reply = invoke(method, { ...parameters });
    await expect.element(sheet).toHaveTextContent("奶茶 × 2");
    await press("确认付款 ¥36.00");
    expect(await reply).toEqual(said("ok"));
    expect(emulator.weChat.payment({ outTradeNo: "T-0001" })).toMatchObject({ paid: true });
    expect(paid).toHaveBeenCalledOnce();
    const again = invoke(method, { ...parameters });
    await expect.element(sheet).toHaveTextContent("这个订单已经付过了。");
    await press("知道了");
    expect(await again).toMatchObject(said("fail"));
  });

  test("a signature that is wrong is refused there, and looks like a no to the page", async () => {
    const { emulator } = simulateOn(on);
    const reply = invoke(method, { ...emulator.weChat.prepay(order), paySign: "made up" });
    await press("确认付款 ¥36.00");
    await expect.element(sheet).toHaveTextContent("这笔付款被拒绝了。");
    await press("知道了");
    expect(await reply).toEqual(said("cancel"));
    expect(emulator.weChat.payment({ outTradeNo: "T-0001" })).toMatchObject({ paid: false });
  });

  test("an order that it does not know; one that nobody answers for", async () => {
    const { network, emulator } = simulateOn(on);
    const unknown = invoke(method, six);
    await expect.element(sheet).toHaveTextContent("微信不认识这个订单。");
    await press("知道了");
    expect(await unknown).toMatchObject(said("fail"));
    const lost = invoke(method, { ...emulator.weChat.prepay(order) });
    await expect.element(sheet).toHaveTextContent("¥36.00");
    network.line = "down";
    await press("确认付款 ¥36.00");
    await expect.element(sheet).toHaveTextContent("没有得到付款结果。");
    await press("知道了");
    expect(await lost).toEqual({ ...said("fail"), err_desc: "没有得到付款结果" });
  });

  test("without a sheet: faults move it too", async () => {
    const { emulator } = simulateOn({ ...on, faults: { pay: "succeed" } });
    expect(await invoke(method, { ...emulator.weChat.prepay(order) })).toEqual(said("ok"));
    expect(emulator.weChat.payment({ outTradeNo: "T-0001" })).toMatchObject({ paid: true });
    expect(await invoke(method, six)).toMatchObject(said("fail"));
  });
});

// WeChat Pay in the emulator, as a merchant's server and the app ask it.
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Emulator, WeChatPayParameters } from "../../src/emulator/index.js";
import { get, post, refused } from "./platform.js";
import { account, emulateWeChat, lan, otherAccount, zhu } from "./weChat.js";

afterEach(() => {
  vi.useRealTimers();
});

const base = "/emulator/weChat";
const tea = { appId: account.appId, openId: lan.openId, outTradeNo: "T-20261121-7", amount: 3600, title: "两杯奶茶" };

const prepay = (emulator: Emulator, more: Readonly<Record<string, unknown>> = {}) =>
  post(emulator, `${base}/prepay`, { ...tea, ...more });
const pay = (emulator: Emulator, parameters: unknown) => post(emulator, `${base}/pay`, parameters);
const look = (emulator: Emulator, query: Readonly<Record<string, string>> = { outTradeNo: tea.outTradeNo }) =>
  get(emulator, `${base}/payment`, query);

const conflict = (message: string) => ({ status: 409, body: { err_code: 409, err_msg: message } });
const unknown = (message: string) => ({ status: 404, body: { err_code: 404, err_msg: message } });

async function prepared(
  emulator: Emulator,
  more: Readonly<Record<string, unknown>> = {},
): Promise<WeChatPayParameters> {
  const { body } = await prepay(emulator, more);
  const text = (name: keyof WeChatPayParameters) => String(body[name]);
  return {
    appId: text("appId"),
    timeStamp: text("timeStamp"),
    nonceStr: text("nonceStr"),
    package: text("package"),
    signType: text("signType"),
    paySign: text("paySign"),
  };
}

test("prepared, looked at, paid, and paid it stays", async () => {
  const emulator = emulateWeChat();
  const parameters = await prepared(emulator);
  expect(parameters).toEqual({
    appId: account.appId,
    timeStamp: expect.stringMatching(/^\d{10}$/) as string,
    nonceStr: expect.stringMatching(/^\w{32}$/) as string,
    package: expect.stringMatching(/^prepay_id=wx\w{34}$/) as string,
    signType: "MD5",
    paySign: expect.stringMatching(/^[0-9A-F]{32}$/) as string,
  });
  const prepayId = parameters.package.slice("prepay_id=".length);
  expect(await look(emulator)).toEqual({ status: 200, body: { ...tea, prepayId, paid: false } });
  const { status, body } = await pay(emulator, parameters);
  expect([status, body]).toEqual([200, { transactionId: expect.stringMatching(/^4200\d{24}$/) as string }]);
  const paid = { ...tea, prepayId, paid: true, ...body, paidAt: expect.closeTo(Date.now() / 1000, -1) as number };
  expect((await look(emulator)).body).toEqual(paid);
  expect((await look(emulator, { appId: account.appId, prepayId })).body).toEqual(paid);
  expect(await pay(emulator, parameters)).toEqual(conflict("该订单已支付"));
  expect(await prepay(emulator)).toEqual(conflict("该订单已支付"));
  expect((await look(emulator)).body).toEqual(paid);
});

test("the functions are the same", () => {
  const { weChat } = emulateWeChat();
  const { appId: _, ...order } = tea;
  const parameters = weChat.prepay(order);
  const { transactionId } = weChat.pay(parameters);
  expect(weChat.payment({ outTradeNo: tea.outTradeNo })).toMatchObject({ ...tea, paid: true, transactionId });
  expect(() => weChat.pay(parameters)).toThrow("该订单已支付");
});

describe("prepay", () => {
  test("the same number again: the same prepay_id, signed anew, and both can be paid with, once", async () => {
    const emulator = emulateWeChat();
    const [one, two] = [await prepared(emulator), await prepared(emulator)];
    expect(two.package).toBe(one.package);
    expect(two.nonceStr).not.toBe(one.nonceStr);
    expect((await pay(emulator, one)).status).toBe(200);
    expect(await pay(emulator, two)).toEqual(conflict("该订单已支付"));
  });

  test.each([{ amount: 3601 }, { openId: zhu.openId }])("the same number for %j is refused", async (more) => {
    const emulator = emulateWeChat();
    await prepay(emulator);
    expect(await prepay(emulator, more)).toEqual(conflict("商户订单号重复，参数不一致"));
    expect((await look(emulator)).body).toMatchObject(tea);
  });

  test("the same number of another account is another order", async () => {
    const emulator = emulateWeChat();
    const code = emulator.weChat.allow({ appId: otherAccount.appId, scope: "snsapi_base" });
    const query = { appid: otherAccount.appId, secret: otherAccount.appSecret, code, grant_type: "authorization_code" };
    const { body } = await get(emulator, "/sns/oauth2/access_token", query);
    const { package: other } = await prepared(emulator, { appId: otherAccount.appId, openId: body["openid"] });
    expect(other).not.toBe((await prepared(emulator)).package);
    const prepayId = other.slice("prepay_id=".length);
    expect(await look(emulator, { appId: account.appId, prepayId })).toEqual(unknown("订单不存在"));
    expect((await look(emulator, { appId: otherAccount.appId, prepayId })).status).toBe(200);
  });

  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ openId: "o-nobody" }, "appId 与 openId 不匹配"],
    [{ appId: otherAccount.appId }, "appId 与 openId 不匹配"],
    [{ openId: undefined }, "参数错误：openId"],
    [{ outTradeNo: "T-1" }, "参数错误：outTradeNo"],
    [{ outTradeNo: "T".repeat(33) }, "参数错误：outTradeNo"],
    [{ outTradeNo: "T 1234567" }, "参数错误：outTradeNo"],
    [{ outTradeNo: 1_234_567 }, "参数错误：outTradeNo"],
    [{ amount: 0 }, "参数错误：amount"],
    [{ amount: "3600" }, "参数错误：amount"],
    [{ amount: 36.5 }, "参数错误：amount"],
    [{ title: "" }, "参数错误：title"],
    [{ title: "茶".repeat(128) }, "参数错误：title"],
  ])("%j is refused", async (more, words) => {
    const emulator = emulateWeChat();
    expect(await prepay(emulator, more)).toEqual(refused(words));
    expect(await look(emulator)).toEqual(unknown("订单不存在"));
  });

  test("an account that is none is 404", async () => {
    expect(await prepay(emulateWeChat(), { appId: "wx1" })).toEqual(unknown("无效的 appId"));
  });
});

describe("pay", () => {
  test.each<[string, Partial<Record<keyof WeChatPayParameters, unknown>>]>([
    ["another account", { appId: otherAccount.appId }],
    ["another time", { timeStamp: "1795244400" }],
    ["another nonce", { nonceStr: "x" }],
    ["another way to sign", { signType: "RSA" }],
    ["another sign", { paySign: "0".repeat(32) }],
    ["a sign in small letters", {}],
  ])("%s than what was prepared is refused, and nothing is paid", async (_, tampered) => {
    const emulator = emulateWeChat();
    const right = await prepared(emulator);
    const changed = Object.keys(tampered).length ? tampered : { paySign: right.paySign.toLowerCase() };
    expect(await pay(emulator, { ...right, ...changed })).toEqual(refused("支付验证签名失败"));
    expect((await look(emulator)).body).toMatchObject({ paid: false });
    expect((await pay(emulator, right)).status).toBe(200);
  });

  test("another order's prepay_id under this sign is refused, and neither is paid", async () => {
    const emulator = emulateWeChat();
    const cheap = await prepared(emulator, { outTradeNo: "T-cheap", amount: 1 });
    const dear = await prepared(emulator);
    expect(await pay(emulator, { ...cheap, package: dear.package })).toEqual(refused("支付验证签名失败"));
    for (const outTradeNo of ["T-cheap", tea.outTradeNo]) {
      expect((await look(emulator, { outTradeNo })).body).toMatchObject({ paid: false });
    }
  });

  test.each(["prepay_id=wx1", "prepay_id=", "wx1"])("%s is of no order", async (id) => {
    const emulator = emulateWeChat();
    expect(await pay(emulator, { ...(await prepared(emulator)), package: id })).toEqual(unknown("prepay_id 不存在"));
  });

  test.each(["appId", "timeStamp", "nonceStr", "package", "signType", "paySign"] as const)(
    "without %s, or with a number for it, nothing is paid",
    async (name) => {
      const emulator = emulateWeChat();
      const right = await prepared(emulator);
      for (const value of [undefined, "", 1_795_244_400]) {
        expect(await pay(emulator, { ...right, [name]: value })).toMatchObject({ status: 400 });
        expect(() => emulator.weChat.pay({ ...right, [name]: value })).toThrow(name);
      }
      expect((await look(emulator)).body).toMatchObject({ paid: false });
    },
  );

  test("after two hours a prepay_id is over; the same number gets another, for the same order", async () => {
    const emulator = emulateWeChat();
    const old = await prepared(emulator);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7_200_000 });
    expect(await pay(emulator, old)).toEqual(refused("prepay_id 已过期"));
    const fresh = await prepared(emulator);
    expect(fresh.package).not.toBe(old.package);
    expect(await pay(emulator, old)).toEqual(refused("prepay_id 已过期"));
    expect((await pay(emulator, fresh)).status).toBe(200);
    expect((await look(emulator)).body).toMatchObject({ ...tea, paid: true });
  });
});

test.each<[Readonly<Record<string, string>>, unknown]>([
  [{}, refused("参数错误：outTradeNo")],
  [{ outTradeNo: "T-nobody" }, unknown("订单不存在")],
  [{ prepayId: "wx1" }, unknown("订单不存在")],
  [{ appId: "wx1", outTradeNo: tea.outTradeNo }, unknown("无效的 appId")],
])("a payment of %j is not found", async (query, answer) => {
  const emulator = emulateWeChat();
  await prepay(emulator);
  expect(await look(emulator, query)).toEqual(answer);
});

test("both numbers must be of the same payment", async () => {
  const emulator = emulateWeChat();
  const prepayId = (await prepared(emulator)).package.slice("prepay_id=".length);
  expect((await look(emulator, { prepayId, outTradeNo: tea.outTradeNo })).status).toBe(200);
  expect(await look(emulator, { prepayId, outTradeNo: "T-other" })).toEqual(unknown("订单不存在"));
});

describe("what goes wrong", () => {
  const faults = (emulator: Emulator, ...weChat: unknown[]) => post(emulator, "/emulator/faults", { weChat });

  test("payFailed: right parameters fail once, and the order can still be paid", async () => {
    const emulator = emulateWeChat();
    const parameters = await prepared(emulator);
    await faults(emulator, "payFailed");
    expect(await pay(emulator, parameters)).toEqual(refused("支付失败"));
    expect((await look(emulator)).body).toMatchObject({ paid: false });
    expect((await pay(emulator, parameters)).status).toBe(200);
  });

  test("paymentUnseen: a payment that is made is not seen at first; one that is not, uses nothing up", async () => {
    const emulator = emulateWeChat();
    await faults(emulator, { kind: "paymentUnseen", times: 2 });
    const parameters = await prepared(emulator);
    expect((await look(emulator)).body).toMatchObject({ paid: false });
    emulator.weChat.pay(parameters);
    for (const paid of [false, false, true]) {
      const { body } = await look(emulator);
      expect([body["paid"], "transactionId" in body, "paidAt" in body]).toEqual([paid, paid, paid]);
    }
  });

  test("slow, status, badJson and html happen to either question, where it is named", async () => {
    const emulator = emulateWeChat();
    await faults(emulator, { kind: "status", status: 503, path: `${base}/payment` });
    expect((await prepay(emulator)).status).toBe(200);
    expect((await look(emulator)).status).toBe(503);
    expect((await look(emulator)).status).toBe(200);
    await faults(emulator, { kind: "slow", ms: 40, path: `${base}/prepay` }, { kind: "html" });
    const before = performance.now();
    const [refusedLate] = await Promise.all([prepay(emulator, { amount: 0 })]);
    expect([refusedLate.status, performance.now() - before >= 35]).toEqual([400, true]);
    const page = await emulator.fetch(`http://platform.test${base}/payment?outTradeNo=${tea.outTradeNo}`);
    expect(page.headers.get("content-type")).toBe("text/html");
  });

  test("a path that is none is no fault", async () => {
    const emulator = emulateWeChat();
    expect(await faults(emulator, { kind: "html", path: `${base}/pay` })).toEqual(refused("参数错误：path"));
  });
});

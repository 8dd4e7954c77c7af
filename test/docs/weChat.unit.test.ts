// What docs/wechat-server.md shows of WeChat Pay runs: on the emulator, and as WeChat Pay's documents say.
import { createVerify, generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { startEmulator } from "vvchat-react/emulator";
import { type WeChatPay, type WeChatPayParameters, createVVChatHandler } from "vvchat-react/server";
import { emulatedPay } from "./weChat/emulatedPay.js";
import { weChatPay } from "./weChat/weChatPay.js";

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), "utf8");

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each(["weChatPay.ts", "emulatedPay.ts"])("docs/wechat-server.md shows %s, byte for byte", (file) => {
  expect(read("../../docs/wechat-server.md")).toContain(`\`\`\`ts\n${read(`weChat/${file}`)}\`\`\``);
});

test("docs/http-api.md shows an order of WeChat's with the six parameters, as the types have them", () => {
  const [, shown = ""] = /^ {2}"imprestCode": ("\{.*\}"),$/m.exec(read("../../docs/http-api.md")) ?? [];
  const parameters = JSON.parse(JSON.parse(shown) as string) as WeChatPayParameters;
  expect(Object.keys(parameters)).toEqual(["appId", "timeStamp", "nonceStr", "package", "signType", "paySign"]);
  expect(parameters).toMatchObject({
    timeStamp: "1795244400",
    package: expect.stringMatching(/^prepay_id=/) as string,
  });
});

const account = { appId: "wx0123456789abcdef", appSecret: "0123456789abcdef0123456789abcdef" };

test("on the emulator: signed in, ordered, paid, and the route that WeChat Pay notifies finds it paid", async () => {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const paid: string[] = [];
  const handler = createVVChatHandler({
    url: "https://shop.example/api/vvchat",
    platform: { base: emulator.url, appId: "test", appKey: "123456", storeNo: "s1234" },
    secrets: ["a secret of more than thirty-two letters"],
    weChat: { ...account, api: emulator.url, pay: emulatedPay(emulator.url) },
    createOrder: () => ({ amount: 3600, title: "两杯奶茶" }),
    onPaid: ({ host, tradeNo }) => void paid.push(`${host} ${tradeNo}`),
  });
  const post = (path: string, body: object, headers = {}) =>
    handler(
      new Request(`https://shop.example/api/vvchat${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    );
  const code = emulator.weChat.allow({ scope: "snsapi_base" });
  const login = await post("/login", { code, scope: "snsapi_base", host: "wechat" });
  const headers = { cookie: login.headers.get("set-cookie") ?? "", "idempotency-key": "cart-1" };
  const order = (await (await post("/orders", { order: {} }, headers)).json()) as Record<string, string>;
  const { imprestCode = "", outTradeNo = "" } = order;

  expect(await handler.checkOrder(outTradeNo)).toBe(false);
  const tampered = JSON.stringify({ ...(JSON.parse(imprestCode) as object), nonceStr: "another" });
  const pay = (body: string) =>
    fetch(`${emulator.url}/emulator/weChat/pay`, {
      ...{ method: "POST", headers: { "content-type": "application/json" }, body },
    });
  expect((await pay(tampered)).status).toBe(400);
  const { transactionId } = (await (await pay(imprestCode)).json()) as { transactionId: string };
  expect(await handler.checkOrder(outTradeNo)).toBe(true);
  expect(paid).toEqual([`wechat ${transactionId}`]);
});

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const isSigned = (lines: readonly string[], signature: string): boolean =>
  createVerify("RSA-SHA256")
    .update(`${lines.join("\n")}\n`)
    .verify(publicKey, signature, "base64");
const merchant = { mchid: "1900000109", serial: "5157F09EFDC096DE", privateKey };
const signal = new AbortController().signal;
const order: Parameters<WeChatPay["prepare"]>[0] = {
  ...{ outTradeNo: "T-20261121", amount: 3600, title: "两杯奶茶", appId: account.appId, openId: "o-wx-1" },
  expiresAt: new Date("2026-11-21T08:00:00.123Z"),
};

/** WeChat Pay's API, as far as it is asked here. Checks each request's signature as its documents say. */
function stubApi(answer: object): { path: string; body: unknown }[] {
  const asked: { path: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", (url: string, { method = "GET", headers, body = "" }: RequestInit & { body?: string }) => {
    const { origin, pathname, search } = new URL(url);
    const [scheme, token = ""] = (new Headers(headers).get("authorization") ?? "").split(" ");
    const fields = Object.fromEntries([...token.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const { mchid, serial_no, timestamp = "", nonce_str = "", signature = "" } = fields as Record<string, string>;
    expect([origin, scheme, mchid, serial_no]).toEqual([
      ...["https://api.mch.weixin.qq.com", "WECHATPAY2-SHA256-RSA2048", merchant.mchid, merchant.serial],
    ]);
    expect(isSigned([method, pathname + search, timestamp, nonce_str, body], signature)).toBe(true);
    asked.push({ path: pathname + search, body: body ? JSON.parse(body) : undefined });
    return Promise.resolve(Response.json(answer));
  });
  return asked;
}

test("a merchant's own code makes WeChat Pay's order, and signs what the page opens", async () => {
  const asked = stubApi({ prepay_id: "wx26112221580621e9b071c00d9e093b0000" });
  const pay = weChatPay({ ...merchant, notifyUrl: "https://shop.example/wechat-pay" });
  const parameters = await pay.prepare(order, {
    ...{ user: { openId: "o-wx-1", host: "wechat" }, request: new Request("https://shop.example"), signal },
  });
  expect(asked).toEqual([
    {
      path: "/v3/pay/transactions/jsapi",
      body: {
        ...{ appid: account.appId, mchid: "1900000109", description: "两杯奶茶", out_trade_no: "T-20261121" },
        ...{ notify_url: "https://shop.example/wechat-pay/T-20261121", time_expire: "2026-11-21T16:00:00+08:00" },
        ...{ amount: { total: 3600 }, payer: { openid: "o-wx-1" } },
      },
    },
  ]);
  const { appId, timeStamp, nonceStr, package: prepay, signType, paySign } = parameters;
  expect([prepay, signType]).toEqual(["prepay_id=wx26112221580621e9b071c00d9e093b0000", "RSA"]);
  expect(isSigned([appId, timeStamp, nonceStr, prepay], paySign)).toBe(true);
});

test.each([
  [{ trade_state: "NOTPAY" }, { paid: false }],
  [{ trade_state: "REFUND", transaction_id: "4200001" }, { paid: false }],
  [
    {
      ...{ trade_state: "SUCCESS", transaction_id: "4200001", success_time: "2026-11-21T16:00:00+08:00" },
      ...{ amount: { total: 3600, payer_total: 3500 }, payer: { openid: "o-wx-1" } },
    },
    {
      ...{ paid: true, transactionId: "4200001", paidAt: new Date("2026-11-21T08:00:00Z") },
      ...{ amount: 3600, payerOpenId: "o-wx-1" },
    },
  ],
])("%j is understood", async (answer, status) => {
  const asked = stubApi(answer);
  const pay = weChatPay({ ...merchant, notifyUrl: "https://shop.example/wechat-pay" });
  expect(await pay.status(order, { signal })).toEqual(status);
  expect(asked).toEqual([{ path: "/v3/pay/transactions/out-trade-no/T-20261121?mchid=1900000109", body: undefined }]);
});

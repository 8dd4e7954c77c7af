import { kitFolder } from "../kitFolder.mjs";

const credentials = { base: "http://platform.test", appId: "test", appKey: "123456", storeNo: "s1234" };
const shop = "https://shop.example";

/** What the platform posts its notifications to. */
export const notifyUrl = `${shop}/api/vvchat/notifications/payment`;

const amount = 1800;

/** @param {string} body */
export function notification(body) {
  return new Request(notifyUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
}

/** A merchant's server on the built package, in this process and in memory. */
export async function openShop() {
  /** @type {typeof import("../../src/server/index.js")} */
  const { createVVChatHandler, signData } = await import(`${kitFolder}server/index.js`);

  /**
   * The platform, which takes everything. The emulated one looks all its orders through for each new one.
   * @param {string} _url
   * @param {RequestInit} init
   */
  async function platform(_url, { body }) {
    if (typeof body !== "string") return Response.json({ open_id: "o-xiaozhu", scope: "snsapi_base", token: "T" });
    const { app_id, store_no, out_trade_no } = JSON.parse(body);
    const fields = { app_id, store_no, imprest_code: `IM${out_trade_no}` };
    return Response.json({ ...fields, sign: signData(fields, credentials.appKey) });
  }

  /** How often each order was fulfilled. @type {Map<string, number>} */
  const fulfilled = new Map();
  const handler = createVVChatHandler({
    url: `${shop}/api/vvchat`,
    platform: { ...credentials, fetch: platform },
    secrets: ["a secret of more than thirty-two letters"],
    createOrder: () => ({ amount, title: "一杯奶茶" }),
    onPaid({ outTradeNo }) {
      fulfilled.set(outTradeNo, (fulfilled.get(outTradeNo) ?? 0) + 1);
    },
  });

  /**
   * @param {string} path
   * @param {object} body
   * @param {Readonly<Record<string, string>>} [headers]
   */
  async function post(path, body, headers) {
    const response = await handler(
      new Request(`${shop}/api/vvchat${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    );
    if (response.status !== 200) throw new Error(`${path}: ${await response.text()}`);
    return response;
  }

  const { headers } = await post("/login", { code: "C" });
  const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
  let ordered = 0;

  /** Orders. Gives the number of the order. */
  async function order() {
    const response = await post("/orders", { order: {} }, { cookie, "idempotency-key": String(++ordered) });
    /** @type {{ outTradeNo: string }} */
    const { outTradeNo } = await response.json();
    return outTradeNo;
  }

  /**
   * What the platform would post when that order is paid.
   * @param {string} outTradeNo
   * @param {string} [key] the app's, unless it is forged
   */
  function paid(outTradeNo, key = credentials.appKey) {
    const fields = {
      app_id: credentials.appId,
      trade_no: `VT${outTradeNo}`,
      out_trade_no: outTradeNo,
      open_id: "o-xiaozhu",
      trade_time: 1_790_000_000,
      pay_time: 1_790_000_060,
      amount: String(amount),
      status: 1,
    };
    return JSON.stringify({ ...fields, sign: signData(fields, key) });
  }

  return { handler, order, paid, fulfilled };
}

/** @typedef {Awaited<ReturnType<typeof openShop>>} Shop */

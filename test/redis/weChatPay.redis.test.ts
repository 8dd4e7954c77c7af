import { afterAll, beforeAll, expect, test } from "vitest";
import { type WeChatPayStatus, createVVChatHandler } from "../../src/server/index.js";
import { type ClientName, type Connected, clients } from "./clients.js";
import { type RedisServer, startRedis } from "./RedisServer.js";

const base = "https://shop.example/api/vvchat";
const appId = "wx2c2769f8efd9abc2";

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis({ persistent: true });
});
afterAll(() => redis.remove());

test.each(["node-redis", "ioredis"] satisfies ClientName[])(
  "by %s: an order of WeChat's, its payment and that it is fulfilled outlive the server and Redis",
  async (name) => {
    const connected: Connected[] = [];
    const paid: string[] = [];
    let prepared = 0;
    let status: WeChatPayStatus = { paid: false };

    async function start() {
      const connection = await clients[name](redis.port, { prefix: `${name}:` });
      connected.push(connection);
      return createVVChatHandler({
        ...{ url: base, secrets: ["a secret of more than thirty-two letters"], store: connection.store },
        platform: { base: "http://127.0.0.1:9", appId: "test", appKey: "123456", storeNo: "s1234" },
        createOrder: () => ({ amount: 3600, title: "两杯奶茶" }),
        onPaid: ({ outTradeNo, host, tradeNo }) => void paid.push(`${host} ${outTradeNo} ${tradeNo}`),
        weChat: {
          ...{ appId, appSecret: "secret" },
          fetch: () =>
            Promise.resolve(
              Response.json({ access_token: "UT", expires_in: 7200, openid: "o-1", scope: "snsapi_base" }),
            ),
          pay: {
            prepare: () => {
              const nonceStr = String((prepared += 1));
              const signed = { signType: "RSA", paySign: "s" };
              return { appId, timeStamp: "1795244400", nonceStr, package: "prepay_id=wx1", ...signed };
            },
            status: () => status,
          },
        },
      });
    }

    const headers: Record<string, string> = { "content-type": "application/json", "idempotency-key": "cart-1" };
    const place = { method: "POST", headers, body: '{"order":{}}' };
    let server = await start();
    const login = { method: "POST", headers, body: '{"code":"C","host":"wechat"}' };
    headers["cookie"] = (await server(new Request(`${base}/login`, login))).headers.get("set-cookie") ?? "";
    const other = await start();
    const answers = await Promise.all([server, other].map((one) => one(new Request(`${base}/orders`, place))));
    const [order, same] = (await Promise.all(answers.map((one) => one.json()))) as Record<string, string>[];
    const { outTradeNo = "", imprestCode } = order ?? {};
    expect(same).toMatchObject({ outTradeNo, imprestCode });

    status = { paid: true, transactionId: "4200001", amount: 3600 };
    const seen = await Promise.all([server, other].map((one) => one.checkOrder(outTradeNo)));
    expect(seen).toEqual([true, true]);

    await redis.crash();
    await redis.start();
    server = await start();
    status = { paid: false };
    expect(await server.checkOrder(outTradeNo)).toBe(true);
    const again = await server(new Request(`${base}/orders`, place));
    expect(await again.json()).toMatchObject({ imprestCode, status: "paid", tradeNo: "4200001" });
    expect([prepared, paid]).toEqual([1, [`wechat ${outTradeNo} 4200001`]]);
    for (const { close } of connected) close();
  },
  30_000,
);

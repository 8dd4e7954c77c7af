import { expect, test } from "vitest";
import { createEmulator } from "vvchat-react/emulator";
import { createVVChatHandler } from "vvchat-react/server";

test("a forged notification changes nothing, and the right one after it fulfils the order", async () => {
  const fulfilled: string[] = [];
  const emulator = createEmulator({ retries: [10, 10], fetch: (url, init) => handler(new Request(url, init)) });
  const handler = createVVChatHandler({
    url: "https://shop.example/api/vvchat",
    platform: {
      base: "http://platform.test",
      appId: "test",
      appKey: "123456",
      storeNo: "s1234",
      fetch: emulator.fetch,
    },
    secrets: ["a secret of more than thirty-two letters"],
    createOrder: () => ({ amount: 3600, title: "Milk tea × 2" }),
    onPaid: ({ outTradeNo }) => void fulfilled.push(outTradeNo),
  });
  const post = (path: string, body: object, headers = {}) =>
    handler(
      new Request(`https://shop.example/api/vvchat${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "https://shop.example", ...headers },
        body: JSON.stringify(body),
      }),
    );

  // A person signs in and orders.
  const scope = "snsapi_userinfo";
  const login = await post("/login", { code: emulator.allow({ scope }), state: "any", scope });
  const headers = { cookie: login.headers.get("set-cookie") ?? "", "idempotency-key": "cart-1" };
  const order = (await (await post("/orders", { order: {} }, headers)).json()) as Record<string, string>;

  // The person pays.
  emulator.failNotification({ kind: "forged" });
  emulator.pay({ imprestCode: order["imprestCode"] ?? "" });
  await emulator.settled();
  const [forged, right] = emulator.deliveries;
  expect([forged?.answer, right?.answer]).toEqual([expect.not.stringMatching(/^success$/i), "success"]);
  expect(fulfilled).toEqual([order["outTradeNo"]]);
});

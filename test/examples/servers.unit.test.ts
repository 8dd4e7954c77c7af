import { afterEach, describe, expect, test, vi } from "vitest";
import { type Emulator, createEmulator } from "vvchat-react/emulator";
import type { PaidOrder } from "vvchat-react/server";
import { GET, POST } from "../../examples/next-route/app/api/vvchat/[...path]/route.ts";
import { createApp } from "../../examples/server-hono/app.ts";

const base = "http://localhost:3000/api/vvchat";
const platform = { base: "http://platform.test", appId: "test", appKey: "123456", storeNo: "s1234" };
const secrets = ["a secret of more than thirty-two letters"];

type Ask = (path: string, body?: unknown) => Promise<Response>;

/** A browser at a server. */
function openBrowser(serve: (request: Request) => Response | Promise<Response>): Ask {
  let cookie = "";
  return async (path, body) => {
    const headers = { cookie, "content-type": "application/json", "idempotency-key": "cart-1" };
    const post = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await serve(new Request(base + path, { headers, ...post }));
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return response;
  };
}

/** Signs in, orders and pays. */
async function buy(ask: Ask, emulator: Emulator, order: unknown): Promise<unknown> {
  expect((await ask("/login", { code: emulator.allow({ scope: "snsapi_userinfo" }) })).status).toBe(200);
  const { imprestCode } = (await (await ask("/orders", { order })).json()) as { imprestCode: string };
  emulator.pay({ imprestCode });
  await emulator.settled();
  return (await ask(`/orders?imprestCode=${imprestCode}`)).json();
}

describe("the server with Hono", () => {
  function createShop() {
    const paid: PaidOrder[] = [];
    const emulator = createEmulator({ fetch: async (url, init) => app.request(url, init) });
    const app = createApp({
      url: base,
      platform: { ...platform, fetch: emulator.fetch },
      secrets,
      onPaid: (order) => void paid.push(order),
    });
    return { app, paid, emulator, ask: openBrowser(app.fetch) };
  }

  test("signs in, sells, and hears of the payment", async () => {
    const { paid, emulator, ask } = createShop();
    const order = await buy(ask, emulator, { sku: "milk-tea", quantity: 2 });
    expect(order).toMatchObject({ status: "paid", amount: 3600, title: "milk-tea × 2" });
    expect(paid).toHaveLength(1);
    expect(await (await ask("/me")).json()).toMatchObject({ nickname: "小竹" });
  });

  test.each([
    null,
    "milk-tea",
    {},
    { sku: "gold", quantity: 1 },
    { sku: "oolong", quantity: 0.5 },
    { sku: "oolong", quantity: 100 },
  ])("does not sell %j", async (order) => {
    const { emulator, ask } = createShop();
    await ask("/login", { code: emulator.allow({ scope: "snsapi_userinfo" }) });
    const answer = await ask("/orders", { order });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: "invalid_order" } }]);
  });

  test("has routes of its own", async () => {
    expect(await (await createShop().app.request("/health")).text()).toBe("ok");
  });
});

describe("the Next.js route", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test("signs in, sells, and hears of the payment", async () => {
    const emulator = createEmulator({ fetch: (url, init) => POST(new Request(url, init)) });
    vi.stubGlobal("fetch", emulator.fetch);
    const log = vi.spyOn(console, "log").mockReturnValue();
    vi.stubEnv("VVCHAT_URL", base);
    vi.stubEnv("VVCHAT_PLATFORM", platform.base);
    vi.stubEnv("VVCHAT_APP_ID", platform.appId);
    vi.stubEnv("VVCHAT_APP_KEY", platform.appKey);
    vi.stubEnv("VVCHAT_STORE_NO", platform.storeNo);
    vi.stubEnv("VVCHAT_SECRETS", secrets.join());
    const ask = openBrowser((request) => (request.method === "GET" ? GET : POST)(request));
    expect(await buy(ask, emulator, { sku: "oolong" })).toMatchObject({ status: "paid", amount: 1500 });
    expect(log).toHaveBeenCalledTimes(1);
  });
});

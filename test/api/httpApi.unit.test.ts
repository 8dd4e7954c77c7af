import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type ApiOptions, httpApi, type VVChatApi } from "../../src/index.js";
import { json, type ShopServer, startShopServer } from "./shopServer.js";

let shop: ShopServer;
let api: Required<VVChatApi>;
const html = "<!doctype html><title>Shop</title>";
const user = { openId: "o-1", nickname: "小竹", avatar: "https://img.example/1.png", sex: "female" };
const order = { outTradeNo: "T-1", imprestCode: "I-1", amount: 3600, status: "unpaid" };
const login = { code: "C1", state: "S1", scope: "snsapi_userinfo" };

/** The error that a call ends with. */
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value) => ({ resolved: value }),
    (error: unknown) => error,
  );

/** Each function, asked for something that the server could answer. */
const calls = {
  me: (options) => api.me(options),
  exchange: (options) => api.exchange(login, options),
  logout: (options) => api.logout(options),
  createOrder: (options) => api.createOrder({ order: { sku: "tea" }, amount: 3600, idempotencyKey: "K-1" }, options),
  orderStatus: (options) => api.orderStatus({ outTradeNo: "T-1" }, options),
} satisfies Record<string, (options: ApiOptions) => Promise<unknown>>;

beforeAll(async () => {
  shop = await startShopServer();
});

afterAll(() => shop.close());

beforeEach(() => {
  shop.got.length = 0;
  api = httpApi(shop.base);
});

describe("asks", () => {
  test("who is signed in, and takes 204, null and 401 for nobody", async () => {
    shop.answer = json(user);
    expect(await api.me({})).toEqual(user);
    expect(shop.got).toMatchObject([{ method: "GET", url: "/api/me", headers: { accept: "application/json" } }]);
    for (const nobody of [json("", 204), json(null), json({ error: { code: "unauthenticated" } }, 401)]) {
      shop.answer = nobody;
      expect(await api.me({})).toBeNull();
    }
  });

  test("to sign in, with the whole grant", async () => {
    shop.answer = json(user);
    expect(await api.exchange(login, {})).toEqual(user);
    const headers = { "content-type": "application/json" };
    expect(shop.got).toMatchObject([{ method: "POST", url: "/api/login", headers, body: login }]);
  });

  test("to sign out, in JSON too; who was not signed in any more, is signed out", async () => {
    for (const done of [json("", 204), json({}), json("", 401)]) {
      shop.answer = done;
      await expect(api.logout({})).resolves.toBeUndefined();
    }
    const headers = { "content-type": "application/json" };
    expect(shop.got[0]).toMatchObject({ method: "POST", url: "/api/logout", headers, body: {} });
  });

  test("for an order, with the key as a header, whatever letters it has", async () => {
    shop.answer = json({ ...order, createdAt: 1_517_928_240, expiresIn: 900, remark: "less ice" });
    const idempotencyKey = "订单-1.a%20b";
    expect(await api.createOrder({ order: { sku: "tea" }, amount: 3600, idempotencyKey }, {})).toEqual({
      ...order,
      createdAt: new Date("2018-02-06T14:44:00Z"),
      expiresIn: 900,
      remark: "less ice",
    });
    expect(shop.got).toMatchObject([{ method: "POST", url: "/api/orders" }]);
    expect(shop.got[0]?.body).toEqual({ order: { sku: "tea" }, amount: 3600 });
    expect(shop.got[0]?.headers["idempotency-key"]).toBe("%E8%AE%A2%E5%8D%95-1.a%20b");
  });

  test("how an order stands, by either number", async () => {
    shop.answer = json({ ...order, status: "paid", tradeNo: "V-1", paidAt: 1_517_928_300 });
    expect(await api.orderStatus({ outTradeNo: "T/1&2" }, {})).toMatchObject({ status: "paid", tradeNo: "V-1" });
    const { paidAt } = await api.orderStatus({ imprestCode: "I-1" }, {});
    expect(paidAt?.getTime()).toBe(1_517_928_300_000);
    expect(shop.got.map(({ url }) => url)).toEqual(["/api/orders?outTradeNo=T%2F1%262", "/api/orders?imprestCode=I-1"]);
  });

  test("under a base with and without a slash at its end", async () => {
    shop.answer = json(user);
    for (const base of [shop.base, `${shop.base}/`, `${shop.base}//`]) await httpApi(base).me({});
    expect(shop.got.map(({ url }) => url)).toEqual(["/api/me", "/api/me", "/api/me"]);
  });

  test("with the page's cookies, past its cache, by whatever fetch there is at that time", async () => {
    const relative = httpApi("/api/vvchat");
    const stub = vi.fn<typeof fetch>(() => Promise.resolve(Response.json(user)));
    vi.stubGlobal("fetch", stub);
    try {
      expect(await relative.me({})).toEqual(user);
    } finally {
      vi.unstubAllGlobals();
    }
    const options = { method: "GET", credentials: "same-origin", cache: "no-store" };
    expect(stub.mock.calls).toMatchObject([["/api/vvchat/me", options]]);
  });

  test("by a fetch of the app's own, called as a plain function", async () => {
    const seen: unknown[] = [];
    const own = httpApi("/api", {
      fetch(this: unknown, url, init) {
        seen.push(this, url, init.method);
        return Promise.resolve(Response.json(user));
      },
    });
    await own.exchange(login, {});
    expect(seen).toEqual([undefined, "/api/login", "POST"]);
  });
});

describe("what an optional field may be", () => {
  test.each([undefined, null, ""])("%j is not there", async (nothing) => {
    shop.answer = json({ openId: "o-1", nickname: nothing, avatar: nothing, sex: nothing });
    expect(await api.me({})).toEqual({ openId: "o-1" });
    shop.answer = json({ ...order, title: nothing, tradeNo: nothing, createdAt: nothing, expiresIn: nothing });
    expect(await api.orderStatus({ outTradeNo: "T-1" }, {})).toEqual(order);
  });
});

describe.each(Object.entries(calls))("%s", (name, ask) => {
  const call = (options: ApiOptions = {}) => errorOf(ask(options));
  const request = /^(me|orderStatus)$/.test(name) ? "GET" : "POST";

  test("is network where nobody answers", async () => {
    const closed = await startShopServer();
    await closed.close();
    api = httpApi(closed.base);
    const error = await call();
    expect(error).toMatchObject({ code: "network", cause: new TypeError("fetch failed") });
    expect(String(error)).toMatch(
      new RegExp(`${request} http://127.*/api/\\S+ got no answer: TypeError: fetch failed`),
    );
  });

  test("is network where the answer breaks off", async () => {
    shop.answer = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "99" });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
    };
    expect(await call()).toMatchObject({ code: "network" });
  });

  test("is server, with status and the server's words, for an error", async () => {
    const body = { error: { code: "rate_limited", message: "Slow down." } };
    shop.answer = json(body, 429);
    const error = await call();
    expect(error).toMatchObject({ code: "server", hostCode: 429, hostMessage: "Slow down.", cause: body });
    expect(String(error)).toContain("answered 429: rate_limited Slow down. (vvchat-react/docs/errors/server.md)");
  });

  test.each([
    ["HTML", json(html, 500, "text/html"), html],
    ["nothing", json("", 502, ""), ""],
    ["another framework's error", json({ error: "Internal Server Error" }, 500), { error: "Internal Server Error" }],
    ["an error without words", json({ error: { message: 7 } }, 503), { error: { message: 7 } }],
  ])("is server for an error that says %s", async (_, answer, cause) => {
    shop.answer = answer;
    expect(await call()).toMatchObject({ code: "server", hostMessage: undefined, cause });
  });

  test("is server for HTML, and asks for the base path", async () => {
    shop.answer = json(html, 200, "text/html; charset=utf-8");
    const error = await call();
    expect(error).toMatchObject({ code: "server", hostCode: 200, cause: html });
    expect(String(error)).toMatch(/answered 200: text\/html.* Is "http:.*\/api" the base path\?/);
  });

  test("is server for a page that it was redirected to, and says which", async () => {
    shop.answer = (request, response) => {
      if (request.url === "/login-page") json(html, 200, "text/html")(request, response);
      else response.writeHead(302, { location: "/login-page" }).end();
    };
    const error = await call();
    expect(error).toMatchObject({ code: "server", hostCode: 200 });
    expect(String(error)).toMatch(/of http:\/\/127\S+\/login-page, not JSON/);
  });

  test.each([
    ["cut-off JSON", '{"openId":', "application/json"],
    ["text", "ok", "text/plain"],
    ["JSON that calls itself HTML", JSON.stringify({ ...user, ...order }), "text/html"],
    ["something of no type", "ok", ""],
  ])("is server for %s", async (_, body, type) => {
    shop.answer = json(body, 200, type);
    expect(await call()).toMatchObject({ code: "server", hostCode: 200, cause: body });
  });

  test("is aborted by its signal: before, and while the server thinks", async () => {
    shop.answer = () => {};
    const controller = new AbortController();
    const slow = call(controller);
    await vi.waitFor(() => {
      expect(shop.got).toHaveLength(1);
    });
    controller.abort();
    expect(await slow).toMatchObject({ code: "aborted" });
    expect(await call(controller)).toMatchObject({ code: "aborted" });
    expect(shop.got).toHaveLength(1);
  });
});

describe("401", () => {
  const refused = json({ error: { code: "unauthenticated", message: "Who are you?" } }, 401);

  test.each(["createOrder", "orderStatus"] as const)("is denied for %s: sign in first", async (name) => {
    shop.answer = refused;
    const error = await errorOf(calls[name]({}));
    expect(error).toMatchObject({ code: "denied", hostCode: 401, hostMessage: "Who are you?" });
  });

  test("is server for a sign-in: the person did allow it", async () => {
    shop.answer = refused;
    expect(await errorOf(api.exchange(login, {}))).toMatchObject({ code: "server", hostCode: 401 });
  });
});

describe("an answer that is not the promised one", () => {
  test.each([
    ["", /"openId" is undefined/],
    [[user], /"openId" is undefined/],
    ["7", /"openId" is undefined/],
    [{}, /"openId" is undefined/],
    [{ openId: "" }, /"openId" is ""/],
    [{ openId: 7 }, /"openId" is 7/],
    [{ ...user, sex: "女" }, /"sex" is "女"/],
    ['"text"', /"openId" is undefined/],
    [[], /"openId" is undefined/],
    [{ ...user, nickname: { first: "x" } }, /"nickname" is \{"first":"x"\}/],
  ])("is no user: %j", async (body, words) => {
    shop.answer = json(body);
    const error = await errorOf(api.exchange(login, {}));
    expect(error).toMatchObject({ code: "server", hostCode: 200 });
    expect(String(error)).toMatch(words);
  });

  test.each([
    ["amount", ["3600", 36.5, 0, -1, null, undefined, 1e21, true]],
    ["status", ["PAID", "paid ", 1, true, null, undefined]],
    ["outTradeNo", ["", 12, null, undefined]],
    ["imprestCode", ["", 12, null, undefined]],
    ["createdAt", ["2018-02-06", 1_517_928_240_000, 1.5, -1, 0]],
    ["paidAt", ["1517928240", 1_517_928_240_000, true]],
    ["expiresIn", [-1, "900", 1.5]],
    ["title", [7, ["tea"]]],
  ])("is no order where %s is one of %j", async (name, values) => {
    for (const value of values) {
      shop.answer = json({ ...order, [name]: value });
      const error = await errorOf(api.orderStatus({ outTradeNo: "T-1" }, {}));
      expect(error).toMatchObject({ code: "server", hostCode: 200 });
      expect(String(error)).toContain(
        `GET ${shop.base}/orders?outTradeNo=T-1 answered 200: "${name}" is ${JSON.stringify(value)}`,
      );
    }
  });
});

test("what cannot be sent rejects, and never throws", async () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  const orders = [
    { order: cycle, idempotencyKey: "K" },
    { order: 1, idempotencyKey: "\ud800" },
  ];
  for (const wrong of orders) {
    const call = api.createOrder(wrong, {});
    await expect(call).rejects.toThrow();
  }
  expect(shop.got).toEqual([]);
});

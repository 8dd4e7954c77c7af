import { describe, expect, test, vi } from "vitest";
import { type ApiOptions, httpApi } from "../../src/index.js";
import { errorOf, httpWorld, login, order, user } from "./httpApiWorld.js";
import { json, startShopServer } from "./shopServer.js";

const world = httpWorld();
const html = "<!doctype html><title>Shop</title>";

/** Each function, asked for something that the server could answer. */
const calls = {
  me: (options) => world.api.me(options),
  exchange: (options) => world.api.exchange(login, options),
  logout: (options) => world.api.logout(options),
  createOrder: (options) =>
    world.api.createOrder({ order: { sku: "tea" }, amount: 3600, idempotencyKey: "K-1" }, options),
  orderStatus: (options) => world.api.orderStatus({ outTradeNo: "T-1" }, options),
} satisfies Record<string, (options: ApiOptions) => Promise<unknown>>;

describe.each(Object.entries(calls))("%s", (name, ask) => {
  const call = (options: ApiOptions = {}) => errorOf(ask(options));
  const request = /^(me|orderStatus)$/.test(name) ? "GET" : "POST";

  test("is network where nobody answers", async () => {
    const closed = await startShopServer();
    await closed.close();
    world.api = httpApi(closed.base);
    const error = await call();
    expect(error).toMatchObject({ code: "network", cause: new TypeError("fetch failed") });
    expect(String(error)).toMatch(
      new RegExp(`${request} http://127.*/api/\\S+ got no answer: TypeError: fetch failed`),
    );
  });

  test("is network where the answer breaks off", async () => {
    world.shop.answer = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "99" });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
    };
    expect(await call()).toMatchObject({ code: "network" });
  });

  test("is server, with status and the server's words, for an error", async () => {
    const body = { error: { code: "rate_limited", message: "Slow down." } };
    world.shop.answer = json(body, 429);
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
    world.shop.answer = answer;
    expect(await call()).toMatchObject({ code: "server", hostMessage: undefined, cause });
  });

  test("is server for HTML, and asks for the base path", async () => {
    world.shop.answer = json(html, 200, "text/html; charset=utf-8");
    const error = await call();
    expect(error).toMatchObject({ code: "server", hostCode: 200, cause: html });
    expect(String(error)).toMatch(/answered 200: text\/html.* Is "http:.*\/api" the base path\?/);
  });

  test("is server for a page that it was redirected to, and says which", async () => {
    world.shop.answer = (request, response) => {
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
    world.shop.answer = json(body, 200, type);
    expect(await call()).toMatchObject({ code: "server", hostCode: 200, cause: body });
  });

  test("is aborted by its signal: before, and while the server thinks", async () => {
    world.shop.answer = () => {};
    const controller = new AbortController();
    const slow = call(controller);
    await vi.waitFor(() => {
      expect(world.shop.got).toHaveLength(1);
    });
    controller.abort();
    expect(await slow).toMatchObject({ code: "aborted" });
    expect(await call(controller)).toMatchObject({ code: "aborted" });
    expect(world.shop.got).toHaveLength(1);
  });
});

describe("401", () => {
  const refused = json({ error: { code: "unauthenticated", message: "Who are you?" } }, 401);

  test.each(["createOrder", "orderStatus"] as const)("is denied for %s: sign in first", async (name) => {
    world.shop.answer = refused;
    const error = await errorOf(calls[name]({}));
    expect(error).toMatchObject({ code: "denied", hostCode: 401, hostMessage: "Who are you?" });
  });

  test("is server for a sign-in: the person did allow it", async () => {
    world.shop.answer = refused;
    expect(await errorOf(world.api.exchange(login, {}))).toMatchObject({ code: "server", hostCode: 401 });
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
    world.shop.answer = json(body);
    const error = await errorOf(world.api.exchange(login, {}));
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
      world.shop.answer = json({ ...order, [name]: value });
      const error = await errorOf(world.api.orderStatus({ outTradeNo: "T-1" }, {}));
      expect(error).toMatchObject({ code: "server", hostCode: 200 });
      expect(String(error)).toContain(
        `GET ${world.shop.base}/orders?outTradeNo=T-1 answered 200: "${name}" is ${JSON.stringify(value)}`,
      );
    }
  });
});

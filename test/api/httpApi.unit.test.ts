import { describe, expect, test, vi } from "vitest";
import { httpApi } from "../../src/index.js";
import { httpWorld, login, order, user } from "./httpApiWorld.js";
import { json } from "./shopServer.js";

const world = httpWorld();

describe("asks", () => {
  test("who is signed in, and takes 204, null and 401 for nobody", async () => {
    world.shop.answer = json(user);
    expect(await world.api.me({})).toEqual(user);
    expect(world.shop.got).toMatchObject([{ method: "GET", url: "/api/me", headers: { accept: "application/json" } }]);
    for (const nobody of [json("", 204), json(null), json({ error: { code: "unauthenticated" } }, 401)]) {
      world.shop.answer = nobody;
      expect(await world.api.me({})).toBeNull();
    }
  });

  test("to sign in, with the whole grant", async () => {
    world.shop.answer = json(user);
    expect(await world.api.exchange(login, {})).toEqual(user);
    const headers = { "content-type": "application/json" };
    expect(world.shop.got).toMatchObject([{ method: "POST", url: "/api/login", headers, body: login }]);
  });

  test("to sign out, in JSON too; who was not signed in any more, is signed out", async () => {
    for (const done of [json("", 204), json({}), json("", 401)]) {
      world.shop.answer = done;
      await expect(world.api.logout({})).resolves.toBeUndefined();
    }
    const headers = { "content-type": "application/json" };
    expect(world.shop.got[0]).toMatchObject({ method: "POST", url: "/api/logout", headers, body: {} });
  });

  test("for an order, with the key as a header, whatever letters it has", async () => {
    world.shop.answer = json({ ...order, createdAt: 1_517_928_240, expiresIn: 900, remark: "less ice" });
    const idempotencyKey = "订单-1.a%20b";
    expect(await world.api.createOrder({ order: { sku: "tea" }, amount: 3600, idempotencyKey }, {})).toEqual({
      ...order,
      createdAt: new Date("2018-02-06T14:44:00Z"),
      expiresIn: 900,
      remark: "less ice",
    });
    expect(world.shop.got).toMatchObject([{ method: "POST", url: "/api/orders" }]);
    expect(world.shop.got[0]?.body).toEqual({ order: { sku: "tea" }, amount: 3600 });
    expect(world.shop.got[0]?.headers["idempotency-key"]).toBe("%E8%AE%A2%E5%8D%95-1.a%20b");
  });

  test("how an order stands, by either number", async () => {
    world.shop.answer = json({ ...order, status: "paid", tradeNo: "V-1", paidAt: 1_517_928_300 });
    expect(await world.api.orderStatus({ outTradeNo: "T/1&2" }, {})).toMatchObject({ status: "paid", tradeNo: "V-1" });
    const { paidAt } = await world.api.orderStatus({ imprestCode: "I-1" }, {});
    expect(paidAt?.getTime()).toBe(1_517_928_300_000);
    expect(world.shop.got.map(({ url }) => url)).toEqual([
      "/api/orders?outTradeNo=T%2F1%262",
      "/api/orders?imprestCode=I-1",
    ]);
  });

  test("under a base with and without a slash at its end", async () => {
    world.shop.answer = json(user);
    for (const base of [world.shop.base, `${world.shop.base}/`, `${world.shop.base}//`]) await httpApi(base).me({});
    expect(world.shop.got.map(({ url }) => url)).toEqual(["/api/me", "/api/me", "/api/me"]);
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
    world.shop.answer = json({ openId: "o-1", nickname: nothing, avatar: nothing, sex: nothing });
    expect(await world.api.me({})).toEqual({ openId: "o-1" });
    world.shop.answer = json({ ...order, title: nothing, tradeNo: nothing, createdAt: nothing, expiresIn: nothing });
    expect(await world.api.orderStatus({ outTradeNo: "T-1" }, {})).toEqual(order);
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
    const call = world.api.createOrder(wrong, {});
    await expect(call).rejects.toThrow();
  }
  expect(world.shop.got).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { type World, base, createWorld, openShop, refusalOf, shop, twoTeas } from "./world.js";

const pagePosts = ["/login", "/logout", "/orders", "/messages"];
const posts = [...pagePosts, "/notifications/payment", "/notifications/agent-pay"];
const page = { "content-type": "application/json", origin: shop, "sec-fetch-site": "same-origin" };

/** A signed-in user's request that is refused, and changes nothing. */
async function refused(path: string, init: RequestInit): Promise<[number, string | undefined]> {
  const world = createWorld();
  const { browser } = await openShop(world);
  const before = await world.state();
  const headers = new Headers(init.headers);
  headers.set("cookie", browser.cookie);
  headers.set("idempotency-key", "another");
  const refusal = await refusalOf(world.send(path, { method: "POST", ...init, headers }));
  expect(await world.state()).toEqual(before);
  expect(world.errors).toEqual([]);
  return refusal;
}

const post = (path: string, body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}) =>
  refused(path, { body, headers: { ...page, ...headers } });

describe("the wrong method or path", () => {
  test.each([
    ["POST", "/me", "GET"],
    ["GET", "/login", "POST"],
    ["DELETE", "/orders", "GET, POST"],
    ["PUT", "/messages", "POST"],
    ["OPTIONS", "/orders", "GET, POST"],
    ["GET", "/notifications/payment", "POST"],
    ["PATCH", "/notifications/agent-pay", "POST"],
  ])("%s %s is 405, and says what works", async (method, path, allow) => {
    expect(await refused(path, { method })).toEqual([405, "method_not_allowed"]);
    expect((await createWorld().send(path, { method })).headers.get("allow")).toBe(allow);
  });

  test.each(["", "/", "/nothing", "/me/", "//me", "/ME", "/__proto__", "/constructor", "/orders/toString"])(
    "POST %j is 404",
    async (path) => {
      expect(await post(path, "{}")).toEqual([404, "not_found"]);
    },
  );
});

describe.each(posts)("POST %s", (path) => {
  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/jsonp",
    "text/json",
  ])("as %s is 415", async (type) => {
    expect(await post(path, "{}", { "content-type": type })).toEqual([415, "unsupported_media_type"]);
  });

  test("as nothing is 415", async () => {
    const headers = { origin: shop };
    expect(await refused(path, { headers, body: new Blob(["{}"]) })).toEqual([415, "unsupported_media_type"]);
  });

  test.each([
    ["nothing", ""],
    ["half a JSON", '{"code":'],
    ["null", "null"],
    ["a list", "[]"],
    ["a text", '"code"'],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
    ["__proto__", '{"code":"c","order":{"__proto__":{"admin":true}}}'],
    ["constructor", '{"order":{"constructor":{"prototype":{"admin":true}}}}'],
    ["what is nested as deep as it gets", `{"order":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
  ])("with %s is 400", async (_, body) => {
    expect(await post(path, body)).toEqual([400, "invalid_json"]);
  });

  test("with more than 64 kB is 413, by its header or by what comes", async () => {
    const body = JSON.stringify({ order: "x".repeat(65_536) });
    expect(await post(path, body, { "content-length": String(body.length) })).toEqual([413, "too_large"]);
    expect(await post(path, body, { "content-length": "2" })).toEqual([413, "too_large"]);
    expect(await post(path, new Blob([body]).stream())).toEqual([413, "too_large"]);
  });

  test("that never ends is not read for long", async () => {
    let parts = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        parts += 1;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
      cancel: () => void (cancelled = true),
    });
    expect(await post(path, endless)).toEqual([413, "too_large"]);
    expect(cancelled).toBe(true);
    expect(parts).toBeLessThan(80);
  });

  test("whose body breaks off is 400", async () => {
    const broken = new ReadableStream({
      pull: (controller) => {
        controller.error(new Error("reset"));
      },
    });
    expect(await post(path, broken)).toEqual([400, "invalid_json"]);
  });
});

describe.each(pagePosts)("a page of another site, at %s", (path) => {
  test.each([
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    { origin: "null" },
    { origin: "http://shop.example" },
    { origin: "https://shop.example:8443" },
    { origin: "https://shop.example.evil.example" },
    { origin: "" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "same-origin, cross-site" },
  ])("%j is 403", async (headers) => {
    const type = { "content-type": "application/json" };
    expect(await refused(path, { body: "{}", headers: { ...type, ...headers } })).toEqual([403, "foreign_origin"]);
  });
});

describe("who may ask", () => {
  async function order(world: World, headers: Record<string, string>): Promise<number> {
    const { browser } = await openShop(world);
    const all = { "content-type": "application/json", cookie: browser.cookie, "idempotency-key": "k", ...headers };
    return (await world.send("/orders", { method: "POST", headers: all, body: JSON.stringify(twoTeas) })).status;
  }

  test.each([
    {},
    { origin: shop },
    { "sec-fetch-site": "same-origin" },
    { origin: shop, "sec-fetch-site": "same-site" },
  ])("the shop's page, and what is no browser: %j", async (headers) => {
    expect(await order(createWorld(), headers as Record<string, string>)).toBe(200);
  });

  test("another origin that is named, whatever is behind its name", async () => {
    const world = createWorld({ origins: ["https://m.shop.example/"] });
    expect(await order(world, { origin: "https://m.shop.example", "sec-fetch-site": "cross-site" })).toBe(200);
    expect(await order(world, { origin: "https://n.shop.example" })).toBe(403);
  });

  test("JSON by its full name", async () => {
    expect(await order(createWorld(), { "content-type": "Application/JSON; charset=utf-8" })).toBe(200);
  });

  test("a framework that has taken the base off", async () => {
    const response = await createWorld().handler(new Request(`${shop}/me`));
    expect(response.status).toBe(204);
    expect((await createWorld().handler(new Request(`${base}/me?x=1#y`))).status).toBe(204);
  });
});

test("nothing is kept by a proxy, and nothing is taken for another type than it is", async () => {
  const world = createWorld();
  const { browser } = await openShop(world);
  for (const path of ["/me", "/nothing", "/orders"]) {
    const { headers } = await browser.get(path);
    expect([headers.get("cache-control"), headers.get("x-content-type-options")]).toEqual(["no-store", "nosniff"]);
  }
});

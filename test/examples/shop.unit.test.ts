import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VVChatStore } from "vvchat-react/server";
import { fileStore } from "../../examples/shop/server/fileStore.ts";
import { keepSecret } from "../../examples/shop/server/keepSecret.ts";
import { priceOf } from "../../examples/shop/server/priceOf.ts";
import { storeContract } from "../redis/storeContract.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "half-day-tea-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("fileStore", () => {
  let store: VVChatStore;
  beforeAll(async () => {
    store = await fileStore(join(folder, "contract", "orders.json"));
  });
  storeContract(() => store);

  test("what was told is in the file: another process finds it, with its lifetime", async () => {
    const path = join(folder, "orders.json");
    const first = await fileStore(path);
    await first.set("kept", "茶");
    expect(await first.add("over", "x", 100)).toBe(true);
    expect(await first.add("lives", "x", 60_000)).toBe(true);
    await first.set("gone", "x");
    await first.remove("gone", "x");
    await new Promise((resolve) => setTimeout(resolve, 120));
    const second = await fileStore(path);
    const keys = ["kept", "over", "lives", "gone"];
    expect(await Promise.all(keys.map(second.get))).toEqual(["茶", undefined, "x", undefined]);
  });

  test("what cannot be written has not happened, and what is written later stands", async () => {
    const path = join(folder, "lost", "orders.json");
    const lost = await fileStore(path);
    await rm(join(folder, "lost"), { recursive: true });
    await expect(lost.add("key", "value")).rejects.toThrow("ENOENT");
    expect(await lost.get("key")).toBeUndefined();
    const back = await fileStore(path);
    expect(await lost.add("key", "value")).toBe(true);
    expect(await back.get("other")).toBeUndefined();
    expect(await readFile(path, "utf8")).toContain('"value"');
  });

  test("a broken file is an error, and is left as it is", async () => {
    const path = join(folder, "broken.json");
    await writeFile(path, "[[");
    await expect(fileStore(path)).rejects.toThrow(SyntaxError);
    expect(await readFile(path, "utf8")).toBe("[[");
  });
});

test("the secret is made once, and is long enough", async () => {
  const secret = await keepSecret(join(folder, "secrets"));
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(await keepSecret(join(folder, "secrets"))).toBe(secret);
});

describe("priceOf", () => {
  const price = (order: unknown, language = "zh-CN,zh;q=0.9") => {
    const headers = { "accept-language": language };
    const request = new Request("http://shop.test/", { headers });
    return priceOf({ user: { openId: "o", host: "vvchat" }, idempotencyKey: "k", outTradeNo: "n", request }, order);
  };

  test("is the menu's, in the language of who asks", () => {
    const cart = { house: 2, jasmine: 1, taro: 0 };
    expect(price({ cart })).toMatchObject({ amount: 5100, title: "招牌奶茶 × 2、茉莉绿茶 × 1" });
    expect(price({ cart, amount: 1, price: 1 }, "en")).toMatchObject({
      amount: 5100,
      title: "House milk tea × 2, Jasmine green tea × 1",
    });
  });

  test.each([
    null,
    "house",
    {},
    { cart: null },
    { cart: {} },
    { cart: [] },
    { cart: { house: 0 } },
    { cart: { house: -1 } },
    { cart: { house: 1.5 } },
    { cart: { house: "2" } },
    { cart: { house: 100 } },
    { cart: { water: 1 } },
    { cart: { constructor: 1 } },
    { cart: JSON.parse('{ "__proto__": 1 }') as unknown },
  ])("order %j is refused", (order) => {
    expect(() => price(order)).toThrow(expect.objectContaining({ status: 400, code: "invalid_order" }));
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type VVChatStore, memoryStore, redisStore } from "../../src/server/index.js";
import { type ClientName, type Connected, clients } from "./clients.js";
import { type RedisServer, startRedis } from "./RedisServer.js";
import { storeContract } from "./storeContract.js";

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.remove());

describe("memoryStore", () => {
  const store = memoryStore();
  storeContract(() => store);
});

describe.each(["node-redis", "ioredis"] satisfies ClientName[])("redisStore by %s", (name) => {
  const connected: Connected[] = [];
  let turn = 0;
  beforeAll(async () => {
    for (let count = 0; count < 2; count++) connected.push(await clients[name](redis.port, { prefix: `${name}:` }));
  });
  afterAll(() => {
    for (const { close } of connected) close();
  });
  const open = (): VVChatStore => {
    const { store } = connected[++turn % connected.length] ?? {};
    if (!store) throw new Error("not connected");
    return store;
  };

  storeContract(open);

  test("all its keys have the prefix", async () => {
    const keys = await connected[0]?.send("KEYS", `${name}:*`);
    expect(keys).toContain(`${name}:key 1`);
    expect(await connected[0]?.send("GET", "key 1")).toBeNull();
  });

  test("a key that another program took for something else is an error, not an absence", async () => {
    await connected[0]?.send("LPUSH", `${name}:list`, "x");
    await expect(open().get("list")).rejects.toThrow("WRONGTYPE");
    await expect(open().replace("list", "x", "y")).rejects.toThrow("WRONGTYPE");
  });
});

test.each([new Uint8Array([79, 75]), undefined, 1n])(
  "a client that answers %s is an error, not an absence",
  async (reply) => {
    const store = redisStore({ sendCommand: () => Promise.resolve(reply) });
    await expect(store.get("key")).rejects.toThrow("must give texts and numbers");
    await expect(store.add("key", "value")).rejects.toThrow("must give texts and numbers");
    await expect(store.replace("key", "old", "new")).rejects.toThrow("must give texts and numbers");
  },
);

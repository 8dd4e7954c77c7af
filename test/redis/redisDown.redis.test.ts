import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorld, openBrowser, orderTeas, twoTeas } from "../server/world.js";
import { type ClientName, type Connected, clients } from "./clients.js";
import { type RedisServer, startRedis } from "./RedisServer.js";

let redis: RedisServer;
let connected: Connected;
beforeEach(async () => {
  redis = await startRedis({ persistent: true });
});
afterEach(async () => {
  connected.close();
  await redis.remove();
});

describe.each(["node-redis", "ioredis"] satisfies ClientName[])("by %s", (name) => {
  test.each([
    ["is down", () => redis.crash(), () => redis.start()],
    ["answers nothing", () => redis.freeze(), () => redis.thaw()],
  ])(
    "Redis %s: nothing is acknowledged and nothing happens; then it goes on where it was",
    async (_, fail, recover) => {
      connected = await clients[name](redis.port, { timeout: 300 });
      const world = createWorld({ store: connected.store, emulator: { retries: [] } });
      const browser = openBrowser(world);
      await browser.signIn();
      const { outTradeNo, imprestCode } = await orderTeas(browser);

      await fail();
      const { tradeNo } = world.emulator.pay({ imprestCode });
      await world.emulator.settled();
      expect(world.emulator.deliveries).toMatchObject([{ status: 503 }]);
      const ordered = await browser.post("/orders", twoTeas, { "idempotency-key": "cart-2" });
      expect(ordered.status).toBe(503);
      const asked = await browser.get(`/orders?outTradeNo=${outTradeNo}`);
      expect(asked.status).toBe(503);
      expect(world.paid).toEqual([]);
      expect(world.errors).toHaveLength(3);

      await recover();
      const again = async (): Promise<string> => {
        const answer = await browser.post("/notifications/payment", world.emulator.deliveries[0]?.body);
        return answer.text();
      };
      await expect.poll(again, { timeout: 10_000 }).toBe("success");
      expect(await again()).toBe("success");
      expect(world.paid).toMatchObject([{ outTradeNo, tradeNo }]);
      const second = await orderTeas(browser, "cart-2");
      expect(second).toMatchObject({ amount: 3600, status: "unpaid" });
      expect(second.imprestCode).not.toBe(imprestCode);
    },
  );
});

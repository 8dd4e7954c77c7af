import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type StartedEmulator, startEmulator } from "../../src/emulator/index.js";
import type { OrderAnswer } from "../server/world.js";
import { type Connected, clients } from "./clients.js";
import { type RedisServer, startRedis } from "./RedisServer.js";
import { type Merchant, startMerchant } from "./startMerchant.js";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let redis: RedisServer;
let looking: Connected;
let emulator: StartedEmulator;
/** What the platform has sent last. The tests deliver it. */
let notification = "";
/** Processes of one server, with clients of both makes. */
let first: Merchant;
let second: Merchant;
/** Another one, which never ends with `onPaid`. */
let doomed: Merchant;

beforeAll(async () => {
  redis = await startRedis();
  looking = await clients["node-redis"](redis.port);
  emulator = await startEmulator({
    fetch: async (_, { body }) => {
      if (typeof body === "string") notification = body;
      return new Response("success");
    },
  });
  const common = { redisPort: redis.port, platform: emulator.url };
  [first, second, doomed] = await Promise.all([
    startMerchant({ ...common, client: "node-redis", paying: 200 }),
    startMerchant({ ...common, client: "ioredis", paying: 200 }),
    startMerchant({ ...common, client: "node-redis", paying: 60_000 }),
  ]);
});
afterEach(() => {
  for (const { paid, ordered } of [first, second, doomed]) paid.length = ordered.length = 0;
});
afterAll(async () => {
  await Promise.all([first, second, doomed].map(({ kill }) => kill()));
  looking.close();
  await emulator.close();
  await redis.remove();
});

async function signIn({ post }: Merchant): Promise<string> {
  const code = emulator.allow({ scope: "snsapi_userinfo" });
  const { headers } = await post("/login", JSON.stringify({ code }));
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function order({ post }: Merchant, cookie: string, key: string): Promise<OrderAnswer> {
  const response = await post("/orders", '{"order":{},"amount":3600}', { cookie, "idempotency-key": key });
  return (await response.json()) as OrderAnswer;
}

/** Orders and pays. The notification is on its way. */
async function pay(merchant: Merchant, cookie: string): Promise<{ outTradeNo: string; tradeNo: string }> {
  const { outTradeNo, imprestCode } = await order(merchant, cookie, crypto.randomUUID());
  const { tradeNo } = emulator.pay({ imprestCode });
  await emulator.settled();
  return { outTradeNo, tradeNo };
}

async function notify({ post }: Merchant): Promise<[number, string]> {
  const response = await post("/notifications/payment", notification);
  return [response.status, await response.text()];
}

/** The keys that say that a process is at work. Everything else is kept for days. */
async function leases(): Promise<string[]> {
  const keys = (await looking.send("KEYS", "vvchat:*")) as string[];
  const lives = await Promise.all(keys.map((key) => looking.send("PTTL", key)));
  return keys.filter((_, index) => Number(lives[index]) > 0 && Number(lives[index]) <= 30_000);
}

test("one notification, twenty times at once at both processes: onPaid once, and all are acknowledged", async () => {
  const { outTradeNo } = await pay(first, await signIn(first));
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => notify(index % 2 ? first : second)));
  expect(answers).toEqual(Array(20).fill([200, "success"]));
  expect([...first.paid, ...second.paid]).toEqual([outTradeNo]);
});

test("one key, twenty times at once at both processes: createOrder once, one order", async () => {
  const cookie = await signIn(first);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => order(index % 2 ? first : second, cookie, "cart")),
  );
  expect(answers[0]).toMatchObject({ amount: 3600, status: "unpaid" });
  expect(answers).toEqual(Array(20).fill(answers[0]));
  expect([...first.ordered, ...second.ordered]).toEqual([answers[0]?.outTradeNo]);
});

test("a process is killed in the middle of onPaid: the other fulfils it, once the dead one's lease is over", async () => {
  const cookie = await signIn(doomed);
  const { outTradeNo, tradeNo } = await pay(doomed, cookie);
  const dying = expect(notify(doomed)).rejects.toThrow();
  await vi.waitFor(() => {
    expect(doomed.paid).toEqual([outTradeNo]);
  });
  await doomed.kill();
  await dying;

  const answer = notify(second);
  await wait(300);
  expect(second.paid).toEqual([]);
  // It would end by itself; nobody waits half a minute for a test.
  const [lease, ...more] = await leases();
  expect(more).toEqual([]);
  await looking.send("PEXPIRE", lease ?? "", "1");
  expect(await answer).toEqual([200, "success"]);
  expect(await notify(second)).toEqual([200, "success"]);
  expect(second.paid).toEqual([outTradeNo]);
  const found = (await (await second.get(`/orders?outTradeNo=${outTradeNo}`, cookie)).json()) as OrderAnswer;
  expect(found).toMatchObject({ status: "paid", tradeNo });
});

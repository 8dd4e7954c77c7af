import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ClientName, clients } from "./clients.js";
import { type RedisServer, startRedis } from "./RedisServer.js";
import type { Task, WeChatMerchantEvent, WeChatMerchantSettings } from "./weChatMerchant.js";

const script = fileURLToPath(new URL("weChatMerchant.mjs", import.meta.url));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The account's token at WeChat. Each fetch where none is good makes a new one. */
let token = "";
let count = 0;
/** The paths that were asked, without their queries. */
const asked: string[] = [];
const times = (path: string): number => asked.filter((one) => one === path).length;

async function answerTo({ pathname, searchParams }: URL): Promise<object> {
  asked.push(pathname);
  // Long enough for all the others to come too.
  await wait(100);
  if (pathname === "/cgi-bin/stable_token") {
    token ||= `AT-${String((count += 1))}`;
    return { access_token: token, expires_in: 7200 };
  }
  if (searchParams.get("access_token") !== token) return { errcode: 40001, errmsg: "invalid credential rid: 1-2-3" };
  if (pathname === "/cgi-bin/ticket/getticket") {
    return { errcode: 0, errmsg: "ok", ticket: `T-${String((count += 1))}`, expires_in: 7200 };
  }
  return { user: "o" };
}

let redis: RedisServer;
let weChat: Server;
let processes: ChildProcess[];

function eventOf(child: ChildProcess, kind: WeChatMerchantEvent["kind"]): Promise<WeChatMerchantEvent> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      reject(new Error(`a process ended with ${String(code)}`));
    });
    child.on("message", (event: WeChatMerchantEvent) => {
      if (event.kind === kind) resolve(event);
    });
  });
}

async function start(client: ClientName): Promise<ChildProcess> {
  const address = weChat.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const settings: WeChatMerchantSettings = { client, redisPort: redis.port, api: `http://127.0.0.1:${String(port)}` };
  const child = fork(script, [JSON.stringify(settings)], { execArgv: [] });
  await eventOf(child, "ready");
  return child;
}

beforeAll(async () => {
  weChat = createServer((request, response) => {
    request.resume();
    void answerTo(new URL(request.url ?? "/", "http://wechat.test")).then((answer) => {
      response.end(JSON.stringify(answer));
    });
  }).listen(0, "127.0.0.1");
  await once(weChat, "listening");
});
beforeEach(async () => {
  redis = await startRedis();
  processes = await Promise.all([start("node-redis"), start("ioredis")]);
  asked.length = 0;
});
afterEach(async () => {
  for (const child of processes) child.kill("SIGKILL");
  await redis.remove();
});
afterAll(() => {
  weChat.close();
});

/** Has each process do it a hundred times at once. */
async function twoHundred(ask: Task["ask"]): Promise<string[]> {
  const answers = processes.map(async (child) => {
    const done = eventOf(child, "done");
    child.send({ ask, times: 100 } satisfies Task);
    const event = await done;
    return event.kind === "done" ? event.answers : [];
  });
  return (await Promise.all(answers)).flat();
}

test("two hundred that want the token at once, in two processes: it is fetched once; and once more after a 40001", async () => {
  expect(await twoHundred("accountToken")).toEqual(Array(200).fill(token));
  expect(times("/cgi-bin/stable_token")).toBe(1);

  // Somebody else has fetched another one, or WeChat has taken it back.
  const old = token;
  token = "";
  expect(await twoHundred("call")).toEqual(Array(200).fill('{"user":"o"}'));
  expect(times("/cgi-bin/stable_token")).toBe(2);
  expect(token).not.toBe(old);
  expect(await twoHundred("accountToken")).toEqual(Array(200).fill(token));
  expect(times("/cgi-bin/stable_token")).toBe(2);
});

test("two hundred that want the ticket at once: one ticket, by one token", async () => {
  const tickets = await twoHundred("ticket");
  expect(new Set(tickets).size).toBe(1);
  expect(tickets).toHaveLength(200);
  expect(tickets[0]).toMatch(/^T-/);
  expect([times("/cgi-bin/stable_token"), times("/cgi-bin/ticket/getticket")]).toEqual([1, 1]);
});

test("a process that dies while it fetches: the other one fetches, once the dead one's lease is over", async () => {
  const [first, second] = processes;
  first?.send({ ask: "accountToken", times: 1 } satisfies Task);
  await expect.poll(() => times("/cgi-bin/stable_token")).toBe(1);
  first?.kill("SIGKILL");
  const done = second && eventOf(second, "done");
  second?.send({ ask: "accountToken", times: 1 } satisfies Task);
  await wait(300);
  expect(times("/cgi-bin/stable_token")).toBe(1);
  // It would end by itself; nobody waits ten seconds for a test.
  const looking = await clients["node-redis"](redis.port);
  expect(await looking.send("PEXPIRE", "vvchat:wechat:token:wx-app:fetching", "1")).toBe(1);
  looking.close();
  expect(await done).toEqual({ kind: "done", answers: [token] });
  expect(times("/cgi-bin/stable_token")).toBe(2);
});

// Whatever goes wrong: what the server says, throws and logs is gathered, and searched for what it must keep to itself.
import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnswerFault } from "../../src/emulator/index.js";
import { sortedSha1 } from "../../src/platform/weChat/sign.js";
import {
  createPlatformClient,
  createWeChatClient,
  type PlatformClientOptions,
  type VVChatStore,
  memoryStore,
} from "../../src/server/index.js";
import { createWorld, notify, openBrowser, paymentOf, secret, signed, twoTeas, type OrderAnswer } from "./world.js";
import { account, createWeChatHost, encodingAESKey } from "./weChatHost.js";

const app = { appId: "test", appKey: "key/of+the=app", storeNo: "s1234" };
const levels = ["log", "info", "warn", "error", "debug", "trace"] as const;
const said: string[] = [];

/** Everything of it: what is hidden, what caused it, what lies deep. */
const whole = (thing: unknown): string => inspect(thing, { depth: Infinity, showHidden: true, getters: true });

beforeEach(() => {
  said.length = 0;
  for (const level of levels) vi.spyOn(console, level).mockImplementation((...words) => void said.push(whole(words)));
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => said.push(String(text)) > 0);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

type Fault = AnswerFault | { kind: "down" } | undefined;
const faults: readonly Fault[] = [
  undefined,
  { kind: "down" },
  { kind: "status", status: 400 },
  { kind: "status", status: 500 },
  { kind: "badJson" },
  { kind: "html" },
  { kind: "slow", ms: 150 },
];

test("no key, token, code or cookie is in any answer, error or log", async () => {
  const kept = new Set([app.appKey, encodeURIComponent(app.appKey), secret]);
  let sayBack = false;
  let next: Fault;

  /** A platform that says back what it was sent, and a network that puts addresses into its errors. */
  const fetch: NonNullable<PlatformClientOptions["fetch"]> = async (url, init) => {
    const sent = `${url} ${JSON.stringify(init.headers)} ${decodeURIComponent(url)}`;
    const fault = next;
    next = undefined;
    if (fault?.kind === "down") throw new TypeError(`fetch failed: ${sent}`);
    if (fault) world.emulator.fail(fault);
    const response = await world.emulator.fetch(url, init).catch((cause: unknown) => {
      throw new TypeError(`fetch failed: ${sent}`, { cause });
    });
    const { token } = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { token?: string };
    if (token) kept.add(token);
    return sayBack ? Response.json({ err_code: 400, err_msg: sent }, { status: 400 }) : response;
  };
  const platform = { base: "http://platform.test", ...app, timeout: 100, fetch };
  // The default `onError` is looked at too: it logs.
  const world = createWorld({ platform, onError: undefined, emulator: { apps: [app], retries: [] } });
  const browser = openBrowser(world);

  const allow = (scope: string): string => {
    const code = world.emulator.allow({ scope });
    kept.add(code);
    return code;
  };
  const hear = async (asked: Promise<Response>): Promise<Response> => {
    const response = await asked;
    const headers = Array.from(response.headers).filter(([name]) => name !== "set-cookie");
    said.push(`${String(response.status)} ${JSON.stringify(headers)} ${await response.clone().text()}`);
    return response;
  };

  async function visit(fault: Fault): Promise<void> {
    next = undefined;
    const login = allow("snsapi_userinfo");
    await hear(browser.post("/login", { code: login }));
    if (browser.cookie) kept.add(browser.cookie.split("=")[1] ?? "");
    const fail = (): void => {
      next = fault;
    };
    fail();
    await hear(openBrowser(world).post("/login", { code: allow("snsapi_userinfo") }));
    await hear(openBrowser(world).post("/login", { code: login }));
    await hear(browser.get("/me"));
    const made = await hear(browser.post("/orders", twoTeas, { "idempotency-key": crypto.randomUUID() }));
    const order = (await made.json()) as OrderAnswer;
    fail();
    await hear(browser.get(`/orders?outTradeNo=${order.outTradeNo}`));
    const code = allow("sessionapi_sendmsg:S:1");
    const message = { sessionId: "S", sessionType: "single", content: "hi" };
    fail();
    await hear(browser.post("/messages", { ...message, code }));
    fail();
    await hear(browser.post("/messages", message));
    await hear(notify(world, paymentOf(order)));
    await hear(notify(world, signed(paymentOf(order, { amount: "1" }), app.appKey)));
    await hear(notify(world, signed(paymentOf(order, { trade_no: crypto.randomUUID() }), app.appKey)));
    await hear(browser.post("/logout"));
    const client = createPlatformClient(platform);
    const calls = [
      () => client.token(allow("snsapi_userinfo")),
      () => client.userInfo([...kept].find((one) => one.startsWith("TK")) ?? ""),
      () => client.sendMessage([...kept].find((one) => one.startsWith("TK")) ?? "", "hi"),
      () => client.unifiedOrder({ outTradeNo: "T", amount: 1, title: "t", notifyUrl: "https://x" }),
    ];
    for (const call of calls) {
      fail();
      said.push(
        whole(
          await call().then(
            () => "",
            (error: unknown) => error,
          ),
        ),
      );
    }
  }

  for (const fault of faults) await visit(fault);
  sayBack = true;
  await visit(undefined);
  vi.restoreAllMocks();

  // It has heard enough: logs, answers and errors, and has something to search for.
  expect(said.length).toBeGreaterThan(100);
  expect(said.join("\n")).toMatch(/PlatformError[^]*onPaid|amount_mismatch[^]*PlatformError/);
  expect([...kept].filter((one) => one.startsWith("TK")).length).toBeGreaterThan(5);
  expect([...kept].filter((one) => one.startsWith("ey")).length).toBeGreaterThan(5);
  const leaks = said.flatMap((text) => [...kept].filter((one) => one && text.includes(one)).map((one) => [one, text]));
  expect(leaks).toEqual([]);
});

test("no secret, token, ticket, code or cookie of WeChat's is in any answer, error or log, nor open in the store", async () => {
  const weChat = createWeChatHost();
  const kept = new Set([account.appSecret, account.token, encodingAESKey, secret]);
  const stored: string[] = [];
  const memory = memoryStore();
  const note = (key: string, value: string) => void stored.push(key, value);
  const store: VVChatStore = {
    ...memory,
    set: (key, value, ttl) => (note(key, value), memory.set(key, value, ttl)),
    add: (key, value, ttl) => (note(key, value), memory.add(key, value, ttl)),
    replace: (key, old, value, ttl) => (note(key, value), memory.replace(key, old, value, ttl)),
  };
  let next: "down" | "refused" | "status" | undefined;
  let sayBack = false;

  /** A WeChat that says back what it was sent, and a network that puts addresses into its errors. */
  const fetch: NonNullable<PlatformClientOptions["fetch"]> = async (url, init) => {
    const { searchParams } = new URL(url);
    for (const name of ["access_token", "refresh_token", "code"]) kept.add(searchParams.get(name) ?? account.appSecret);
    const body = typeof init.body === "string" ? init.body : "";
    const sent = `${url} ${body} ${decodeURIComponent(url)}`;
    const fault = next;
    next = undefined;
    if (fault === "down") throw new TypeError(`fetch failed: ${sent}`);
    if (sayBack || fault === "refused") return Response.json({ errcode: 40013, errmsg: `${sent} rid: 1-2-3` });
    if (fault !== undefined) return new Response(`failed: ${sent}`, { status: 500 });
    const answer = await weChat.fetch(url, init);
    const { ticket } = (await answer.clone().json()) as { ticket?: string };
    if (ticket) kept.add(ticket);
    return answer;
  };
  const options = { ...account, fetch, timeout: 100 };
  const onMessage = () => Promise.reject(new Error("the app's own"));
  const world = createWorld({ store, onError: undefined, weChat: { ...options, encodingAESKey, onMessage } });
  const client = createWeChatClient({ ...options, store: memoryStore() });

  const hear = async (asked: Promise<Response>): Promise<void> => {
    const response = await asked;
    const headers = Array.from(response.headers).filter(([name]) => name !== "set-cookie");
    said.push(`${String(response.status)} ${JSON.stringify(headers)} ${await response.text()}`);
  };
  const timestamp = String(Math.floor(Date.now() / 1000));
  const message = (nonce: string, body: string) =>
    world.send(
      `/wechat/messages?${new URLSearchParams({ signature: sortedSha1(account.token, timestamp, nonce), timestamp, nonce }).toString()}`,
      { method: "POST", body },
    );

  async function visit(fault: typeof next): Promise<void> {
    weChat.revoke();
    const [browser, code] = [openBrowser(world), `CODE-${crypto.randomUUID()}`];
    kept.add(code);
    next = fault;
    await hear(browser.post("/login", { code, host: "wechat" }));
    if (browser.cookie) kept.add(browser.cookie.split("=")[1] ?? "");
    await hear(browser.get("/me"));
    next = fault;
    await hear(world.send(`/wechat/signature?url=${encodeURIComponent("https://shop.example/")}`));
    await hear(message(crypto.randomUUID(), "<xml>"));
    await hear(message(crypto.randomUUID(), "<xml><Encrypt>AAAA</Encrypt></xml>"));
    await hear(message(crypto.randomUUID(), "<xml><MsgType>text</MsgType></xml>"));
    const calls = [
      () => client.exchange(code),
      () => client.refresh("RT-1"),
      () => client.userInfo({ token: "UT-1", openId: "o-wx-1" }),
      () => client.call("/cgi-bin/a", { text: "hi" }),
      () => client.ticket(),
    ];
    for (const call of calls) {
      next = fault;
      const calling: Promise<unknown> = call();
      // What it gives is what was asked for; only its errors are for others.
      said.push(
        whole(
          await calling.then(
            () => "",
            (error: unknown) => error,
          ),
        ),
      );
    }
  }

  for (const fault of [undefined, "down", "refused", "status"] as const) await visit(fault);
  sayBack = true;
  await visit(undefined);
  vi.restoreAllMocks();

  // It has heard enough: logs, answers and errors, and has something to search for.
  expect(said.length).toBeGreaterThan(60);
  expect(said.join("\n")).toMatch(/WeChatError[^]*40013/);
  for (const kind of [/^AT-/, /^TICKET-/, /^CODE-/, /^UT-/, /^RT-/, /^ey/]) {
    expect([...kept].filter((one) => kind.test(one)).length).toBeGreaterThan(0);
  }
  const everything = [...said, ...stored];
  const leaks = everything.flatMap((text) =>
    [...kept].filter((one) => text.includes(one) || text.includes(encodeURIComponent(one))).map((one) => [one, text]),
  );
  expect(leaks).toEqual([]);
});

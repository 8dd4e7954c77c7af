// A merchant's server and the platform, in one process: requests are handed over, and nothing listens.
import { expect } from "vitest";
import { createEmulator, type Emulator, type EmulatorOptions } from "../../src/emulator/index.js";
import {
  createVVChatHandler,
  type PaidOrder,
  signData,
  type VVChatHandler,
  type VVChatHandlerOptions,
  type VVChatServer,
} from "../../src/server/index.js";
import { type WatchedStore, watchedStore } from "./watchedStore.js";

export const credentials = { base: "http://platform.test", appId: "test", appKey: "123456", storeNo: "s1234" };
export const secret = "a secret of more than thirty-two letters";
export const shop = "https://shop.example";
export const base = `${shop}/api/vvchat`;

export interface WorldOptions extends Partial<VVChatHandlerOptions> {
  emulator?: EmulatorOptions;
}

export interface World {
  readonly emulator: Emulator;
  readonly store: WatchedStore;
  readonly paid: PaidOrder[];
  readonly errors: unknown[];
  handler: VVChatHandler;
  /** Another process of the same server: the same store and secrets. */
  start: (options?: Partial<VVChatHandlerOptions>) => VVChatServer;
  /** The same, in place of the old one. */
  restart: (options?: Partial<VVChatHandlerOptions>) => void;
  /** Anything to the server, from anybody. */
  send: (path: string, init?: RequestInit) => Promise<Response>;
  /** All that a request can change: what is stored, what was fulfilled. */
  state: () => Promise<unknown>;
}

const prices: Readonly<Record<string, number>> = { "milk-tea": 1800 };

export function createWorld({ emulator: emulated, ...options }: WorldOptions = {}): World {
  const paid: PaidOrder[] = [];
  const errors: unknown[] = [];
  const store = watchedStore(options.store);
  const emulator = createEmulator({
    retries: [5, 5, 5, 5],
    fetch: (url, init) => world.handler(new Request(url, init)),
    ...emulated,
  });
  const start = (more: Partial<VVChatHandlerOptions> = {}): VVChatServer =>
    createVVChatHandler({
      url: base,
      platform: { ...credentials, timeout: 200, fetch: emulator.fetch },
      secrets: [secret],
      createOrder(_, order) {
        const { sku, quantity } = order as { sku: string; quantity: number };
        return { amount: (prices[sku] ?? 0) * quantity, title: `${String(quantity)} × ${sku}` };
      },
      onPaid: (order) => void paid.push(order),
      onError: (error) => void errors.push(error),
      ...options,
      store,
      ...more,
    });
  const world: World = {
    emulator,
    store,
    paid,
    errors,
    handler: start(),
    start,
    restart(more) {
      world.handler = start(more);
    },
    send(path, init) {
      // A stream as a body must say so, and the types do not know it yet.
      const half: RequestInit & { duplex: "half" } = { ...init, duplex: "half" };
      return world.handler(new Request(base + path, half));
    },
    state: async () => ({ paid: [...paid], store: await store.contents() }),
  };
  return world;
}

/** A browser of one person, on the shop's page. */
export interface Browser {
  cookie: string;
  get: (path: string) => Promise<Response>;
  post: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** Signs in by a code of the platform's. */
  signIn: (openId?: string) => Promise<Response>;
}

export function openBrowser(world: World): Browser {
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (browser.cookie) headers.set("cookie", browser.cookie);
    const response = await world.send(path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) browser.cookie = cookie.split(";")[0] ?? "";
    return response;
  };
  const browser: Browser = {
    cookie: "",
    get: (path) => send(path, {}),
    post: (path, body = {}, headers = {}) =>
      send(path, {
        method: "POST",
        headers: { "content-type": "application/json", origin: shop, "sec-fetch-site": "same-origin", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    signIn(openId) {
      const code = world.emulator.allow({ scope: "snsapi_userinfo", openId });
      return browser.post("/login", { code, state: "s", scope: "snsapi_userinfo" });
    },
  };
  return browser;
}

/** A browser in which somebody is signed in, and what they ordered. */
export async function openShop(world: World): Promise<{ browser: Browser; order: OrderAnswer }> {
  const browser = openBrowser(world);
  await browser.signIn();
  return { browser, order: await orderTeas(browser) };
}

export const twoTeas = { order: { sku: "milk-tea", quantity: 2 }, amount: 3600 };

/** Orders two teas. */
export async function orderTeas(browser: Browser, key = "cart-1"): Promise<OrderAnswer> {
  const response = await browser.post("/orders", twoTeas, { "idempotency-key": key });
  return (await response.json()) as OrderAnswer;
}

export interface OrderAnswer {
  outTradeNo: string;
  imprestCode: string;
  amount: number;
  status: string;
  tradeNo?: string;
  paidAt?: number;
  error?: { code: string };
}

type Fields = Readonly<Record<string, unknown>>;

/** With the platform's sign. */
export function signed(fields: Fields, appKey: string = credentials.appKey): Fields {
  return { ...fields, sign: signData(fields, appKey) };
}

/** What the platform would say of a payment. */
export function paymentOf({ outTradeNo, amount }: OrderAnswer, fields: Fields = {}): Fields {
  return {
    ...{ app_id: "test", trade_no: "VT1", out_trade_no: outTradeNo, open_id: "o-xiaozhu" },
    ...{ trade_time: 1_795_244_400, pay_time: 1_795_244_460, amount: String(amount), status: 1 },
    ...fields,
  };
}

/** A notification, as the platform or anybody else posts one. */
export function notify(world: World, body: unknown, path = "/notifications/payment"): Promise<Response> {
  return world.send(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** What an error answer says. Each is JSON with a code and a message, and nobody keeps it. */
export async function refusalOf(response: Response | Promise<Response>): Promise<[number, string | undefined]> {
  const answered = await response;
  const { error } = (await answered.json()) as { error?: { code: string; message: string } };
  expect(answered.headers.get("content-type")).toBe("application/json");
  expect(answered.headers.get("cache-control")).toBe("no-store");
  expect(error?.message).toMatch(/\w/);
  return [answered.status, error?.code];
}

// A merchant's server and the platform, in one process: requests are handed over, and nothing listens.
import { createEmulator, type Emulator, type EmulatorOptions } from "../../src/emulator/index.js";
import {
  createVVChatHandler,
  memoryStore,
  type PaidOrder,
  type VVChatHandler,
  type VVChatHandlerOptions,
  type VVChatStore,
} from "../../src/server/index.js";

const credentials = { base: "http://platform.test", appId: "test", appKey: "123456", storeNo: "s1234" };
const secret = "a secret of more than thirty-two letters";
const shop = "https://shop.example";
const base = `${shop}/api/vvchat`;

export interface WorldOptions extends Partial<VVChatHandlerOptions> {
  emulator?: EmulatorOptions;
}

export interface World {
  readonly emulator: Emulator;
  readonly store: VVChatStore;
  readonly paid: PaidOrder[];
  readonly errors: unknown[];
  handler: VVChatHandler;
  /** Another process of the same server: the same store and secrets. */
  restart: (options?: Partial<VVChatHandlerOptions>) => void;
}

const prices: Readonly<Record<string, number>> = { "milk-tea": 1800 };

export function createWorld({ emulator: emulated, ...options }: WorldOptions = {}): World {
  const paid: PaidOrder[] = [];
  const errors: unknown[] = [];
  const store = options.store ?? memoryStore();
  const emulator = createEmulator({
    retries: [5, 5, 5, 5],
    fetch: (url, init) => world.handler(new Request(url, init)),
    ...emulated,
  });
  const start = (more: Partial<VVChatHandlerOptions> = {}): VVChatHandler =>
    createVVChatHandler({
      url: base,
      platform: { ...credentials, timeout: 200, fetch: emulator.fetch },
      secrets: [secret],
      createOrder(_, order) {
        const { sku, quantity } = order as { sku: string; quantity: number };
        return { amount: (prices[sku] ?? 0) * quantity, title: `${String(quantity)} × ${sku}` };
      },
      onPaid: (order) => void paid.push(order),
      onError: (error) => errors.push(error),
      store,
      ...options,
      ...more,
    });
  const world: World = {
    emulator,
    store,
    paid,
    errors,
    handler: start(),
    restart(more) {
      world.handler = start(more);
    },
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
    const response = await world.handler(new Request(base + path, { ...init, headers }));
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

/** What an error answer says. */
export async function refusalOf(response: Response | Promise<Response>): Promise<[number, string | undefined]> {
  const answered = await response;
  const { error } = (await answered.json()) as { error?: { code: string } };
  return [answered.status, error?.code];
}

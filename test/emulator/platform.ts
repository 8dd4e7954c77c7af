// The emulated platform, asked over its `fetch` as a merchant's server asks the real one.
import { onTestFinished } from "vitest";
import { type Emulator, type EmulatorOptions, createEmulator } from "../../src/emulator/index.js";
import { signData, signJoint } from "../../src/platform/sign.js";

export const base = "http://platform.test";
export const key = "123456";
export const otherApp = { appId: "other", appKey: "654321", storeNo: "s9" };
const apps = [{ appId: "test", appKey: key, storeNo: "s1234" }, otherApp];

type Fields = Readonly<Record<string, unknown>>;

/** What was answered: the status, and the body where it is JSON. */
export interface Answered {
  readonly status: number;
  readonly body: Fields;
}

/** A merchant that notes what it is told, and acknowledges it. */
export function createMerchant(answer: (times: number) => Response = () => new Response("success")) {
  const told: Fields[] = [];
  return {
    told,
    fetch: async (url: string, init: RequestInit) => {
      told.push((await new Request(url, init).json()) as Fields);
      return answer(told.length);
    },
  };
}

export function emulate(options: EmulatorOptions = {}): Emulator {
  const emulator = createEmulator({ apps, retries: [1, 1, 1], fetch: createMerchant().fetch, ...options });
  onTestFinished(emulator.stop);
  return emulator;
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as Fields) : {} };
}

export async function get(
  emulator: Emulator,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const url = new URL(base + path);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return answered(await emulator.fetch(url.href, { headers }));
}

export async function post(
  emulator: Emulator,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const init = { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
  return answered(
    await emulator.fetch(base + path, { ...init, headers: { "content-type": "application/json", ...headers } }),
  );
}

/** A refusal in the documents' form. */
export const refused = (message: string): Answered => ({ status: 400, body: { err_code: 400, err_msg: message } });

export const exchange = (emulator: Emulator, code: string, more: Readonly<Record<string, string | undefined>> = {}) =>
  get(emulator, "/userservices/v2/authorization/token", { app_id: "test", app_key: key, code, ...more });

/** A token for what a person allowed. */
export async function tokenFor(emulator: Emulator, scope: string): Promise<string> {
  const { body } = await exchange(emulator, emulator.allow({ scope }));
  return String(body["token"]);
}

/** An order of two teas, unsigned. */
export const tea: Fields = {
  app_id: "test",
  store_no: "s1234",
  nonce_str: "Qdki7sdj",
  sign_type: "MD5",
  out_trade_no: "T-1",
  amount: 3600,
  notify_url: "https://shop.example/paid",
  scene_type: "APP",
  title: "奶茶 × 2",
};

/** Without what is `undefined`, as JSON goes, and signed. */
export function signed(fields: Fields, appKey = key): Fields {
  const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...sent, sign: signData(sent, appKey) };
}

export const orderPath = "/paybusapi/v1/pay/unifiedorder";

export const order = (emulator: Emulator, more: Fields = {}, appKey = key) =>
  post(emulator, orderPath, signed({ ...tea, ...more }, appKey));

/** Places an order, and gives its imprest code. */
export async function placed(emulator: Emulator, outTradeNo = "T-1"): Promise<string> {
  const { body } = await order(emulator, { out_trade_no: outTradeNo });
  return String(body["imprest_code"]);
}

/** 8.88 from one person to another, unsigned. */
export const bonus: Fields = {
  out_order_no: "A-1",
  in_open_id: "o-lan",
  out_open_id: "o-xiaozhu",
  amount: 888,
  notify_url: "https://shop.example/agent-paid",
  title: "奖金",
};

/** Pays it out; `headers` stand in for the right ones, which are signed for. */
export function payOut(emulator: Emulator, more: Fields = {}, headers: Readonly<Record<string, string>> = {}) {
  const fields = Object.fromEntries(Object.entries({ ...bonus, ...more }).filter(([, value]) => value !== undefined));
  const nonce = { noncestr: "Qdki7sdj", timestamp: String(Math.floor(Date.now() / 1000)), ...headers };
  const sign = signJoint(fields, nonce, key);
  return post(emulator, "/paybusapi/v1/app/agentpay", fields, { app_id: "test", sign, ...nonce, ...headers });
}

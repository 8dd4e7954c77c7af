import type { SimulatorUser } from "./accounts.js";
import type { SimulatorOrder } from "./orders.js";

/**
 * The emulated platform did not do it: it does not know the order, the order is paid, it refuses for another reason, it does
 * not answer, or something else answers in its place.
 */
export class EmulatorFailure extends Error {
  override readonly name = "EmulatorFailure";
  readonly kind: "unknown" | "already" | "refused" | "silent" | "odd";
  /** The platform's words, or where it was looked for. */
  readonly detail: string;

  constructor(kind: EmulatorFailure["kind"], detail: string) {
    super(`The emulated platform: ${kind}, ${detail}`);
    this.kind = kind;
    this.detail = detail;
  }
}

/** Which app asks for which order. */
interface OrderRef {
  appId: string;
  imprestCode: string;
}

/** The emulated Open Platform, as the VVChat app uses it. Nothing here rejects: a failure is an answer. */
export interface EmulatorLink {
  /** The code of somebody's consent. */
  allow: (consent: { appId: string; scope: string; user: SimulatorUser }) => Promise<string | EmulatorFailure>;
  order: (ref: OrderRef) => Promise<SimulatorOrder | EmulatorFailure>;
  /** The platform's number for the payment. */
  pay: (payment: OrderRef & { user: SimulatorUser }) => Promise<string | EmulatorFailure>;
}

type Fields = Readonly<Record<string, unknown>>;

/** How long it may take for an answer, in ms. */
const patience = 5000;
const failures: ReadonlyMap<number, EmulatorFailure["kind"]> = new Map([
  [400, "refused"],
  [404, "unknown"],
  [409, "already"],
]);

function fieldsOf(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** @param base - where the emulator listens */
export function connectEmulator(base: string): EmulatorLink {
  const root = base.replace(/\/+$/, "");
  // The phone's network is the page's alone: the app's own is not played.
  const fetch = globalThis.fetch.bind(globalThis);

  async function ask(
    path: string,
    { query = "", body }: { query?: string; body?: object },
  ): Promise<Fields | EmulatorFailure> {
    const place = `${root}/emulator/${path}`;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, patience);
    const json = body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    try {
      const response = await fetch(place + query, { ...json, cache: "no-store", signal: controller.signal });
      const fields = fieldsOf(await response.text());
      if (response.status === 200) return fields;
      const kind = failures.get(response.status);
      const words = fields["err_msg"];
      return kind && typeof words === "string"
        ? new EmulatorFailure(kind, words)
        : new EmulatorFailure("odd", `${place} (${String(response.status)})`);
    } catch {
      return new EmulatorFailure("silent", root);
    } finally {
      clearTimeout(timer);
    }
  }

  async function askText(path: string, name: string, body: object): Promise<string | EmulatorFailure> {
    const fields = await ask(path, { body });
    if (fields instanceof EmulatorFailure) return fields;
    const value = fields[name];
    return typeof value === "string" && value ? value : new EmulatorFailure("odd", `${root}/emulator/${path}`);
  }

  return {
    allow: ({ appId, scope, user: { openId, name } }) =>
      askText("allow", "code", { appId, scope, openId, nickname: name }),
    async order(ref) {
      const fields = await ask("order", { query: `?${new URLSearchParams({ ...ref }).toString()}` });
      if (fields instanceof EmulatorFailure) return fields;
      const { amount, title, outTradeNo, paid } = fields;
      const isAmount = typeof amount === "number" && Number.isSafeInteger(amount) && amount > 0;
      if (!isAmount || typeof title !== "string" || typeof outTradeNo !== "string") {
        return new EmulatorFailure("odd", `${root}/emulator/order`);
      }
      return { amount, title, outTradeNo, status: paid === true ? "paid" : "unpaid" };
    },
    pay: ({ appId, imprestCode, user: { openId, name } }) =>
      askText("pay", "tradeNo", { appId, imprestCode, openId, nickname: name }),
  };
}

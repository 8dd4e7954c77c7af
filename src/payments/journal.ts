import { type Payment, type PaymentOrder, isExpired, isOpen, newPayment } from "./payment.js";

/** What the kit uses of a `Storage`. */
export type KeptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What is noted of a payment: enough to go on with it after a reload. No code of a sign-in, no token, no person. */
export interface JournalEntry {
  readonly phase: "preparing" | "prepared" | "paying" | "unconfirmed";
  readonly attempt: string;
  readonly request: string;
  readonly order?: Pick<PaymentOrder, "imprestCode" | "outTradeNo" | "amount" | "title" | "expiresAt"> | undefined;
  readonly claimedTradeNo?: string | undefined;
  /** Ms since 1970. */
  readonly startedAt: number;
}

type Noted = Omit<JournalEntry, "startedAt">;

export function toEntry(payment: Payment): Noted {
  const { phase, attempt, request, order, claimedTradeNo } = payment;
  const { imprestCode = "", outTradeNo, amount, title, expiresAt } = order ?? {};
  return {
    phase: isOpen(payment) ? "paying" : phase === "unconfirmed" ? phase : order ? "prepared" : "preparing",
    attempt,
    request,
    claimedTradeNo,
    order: order && { imprestCode, outTradeNo, amount, title, expiresAt },
  };
}

/** Where another page, or an earlier load of this one, left a payment. */
export function fromEntry(entry: JournalEntry | undefined, proof: boolean, createId: () => string): Payment {
  if (!entry) return newPayment(proof);
  const { phase, attempt, request, order, claimedTradeNo } = entry;
  const fresh = newPayment(proof, attempt);
  if (!order) return fresh;
  const known = { ...fresh, request, order };
  if (phase === "prepared") return isExpired(order) ? newPayment(proof, createId()) : { ...known, phase };
  if (proof) return { ...known, phase: "confirming" };
  return phase === "unconfirmed" ? { ...known, phase, claimedTradeNo } : { ...known, phase: "unknown" };
}

/** The payments that a reload must not lose, by their keys. Storage that fails is reported once, and lived without. */
export interface Journal {
  get(key: string): JournalEntry | undefined;
  /** Whether it was written: later, an entry that is missing means that somebody else removed it. */
  put(key: string, entry: Noted): boolean;
  remove(key: string): void;
  /** The key of the payment of an order. */
  find(outTradeNo: string): string | undefined;
}

const lifetime = 24 * 3_600_000;
const phases: readonly unknown[] = ["preparing", "prepared", "paying", "unconfirmed"];

type Entries = Record<string, JournalEntry>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is JournalEntry {
  if (!isRecord(value)) return false;
  const { phase, attempt, request, order, startedAt } = value;
  const texts = [attempt, request].every((text) => typeof text === "string");
  const ordered = isRecord(order) && typeof order["imprestCode"] === "string";
  return phases.includes(phase) && texts && typeof startedAt === "number" && (ordered || order === undefined);
}

/**
 * @param name - of the one item that holds it all
 * @param storage - looked up at each use: where a browser forbids it, asking for it throws
 */
export function createJournal(name: string, storage: () => KeptStorage): Journal {
  let warned = false;
  function attempt<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      if (!warned) console.warn("vvchat-react: open payments cannot be kept through a reload here.", error);
      warned = true;
      return undefined;
    }
  }

  function read(): Entries {
    const text = attempt(() => storage().getItem(name));
    let stored: unknown;
    try {
      stored = JSON.parse(text ?? "{}");
    } catch {
      stored = undefined;
    }
    const payments = isRecord(stored) && stored["v"] === 1 && isRecord(stored["payments"]) ? stored["payments"] : {};
    // Not by its own prototype: a key may be "__proto__".
    const entries = Object.create(null) as Entries;
    for (const [key, entry] of Object.entries(payments)) {
      // A clock that was put back makes an entry look younger, never lost.
      if (isEntry(entry) && Date.now() - entry.startedAt < lifetime) entries[key] = entry;
    }
    return entries;
  }

  function write(entries: Entries): boolean {
    return !!attempt(() => {
      if (Object.keys(entries).length) storage().setItem(name, JSON.stringify({ v: 1, payments: entries }));
      else storage().removeItem(name);
      return true;
    });
  }

  return {
    get: (key) => read()[key],
    put(key, entry) {
      const entries = read();
      entries[key] = { ...entry, startedAt: Date.now() };
      return write(entries);
    },
    remove(key) {
      const entries = read();
      if (!(key in entries)) return;
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it has no prototype
      delete entries[key];
      write(entries);
    },
    find: (outTradeNo) => Object.entries(read()).find(([, { order }]) => order?.outTradeNo === outTradeNo)?.[0],
  };
}

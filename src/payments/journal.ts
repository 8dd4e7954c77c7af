import { type Journal, type JournalKind, isFields } from "../journal/journal.js";
import { type Payment, type PaymentOrder, isExpired, isOpen, newPayment } from "./payment.js";

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

/** The payments that a reload must not lose, by their keys. */
export type PaymentJournal = Journal<JournalEntry>;

const phases: readonly unknown[] = ["preparing", "prepared", "paying", "unconfirmed"];

/** What a journal of payments is, for `createJournal`. */
export const paymentEntries: JournalKind<JournalEntry> = {
  section: "payments",
  lifetime: 24 * 3_600_000,
  isEntry(value): value is JournalEntry {
    if (!isFields(value)) return false;
    const { phase, attempt, request, order, startedAt } = value;
    const texts = [attempt, request].every((text) => typeof text === "string");
    const ordered = isFields(order) && typeof order["imprestCode"] === "string";
    return phases.includes(phase) && texts && typeof startedAt === "number" && (ordered || order === undefined);
  },
  warning: "open payments cannot be kept through a reload here.",
};

/** The key of the payment of an order. */
export function keyOfOrder(
  journal: PaymentJournal,
  field: "outTradeNo" | "imprestCode",
  value: string,
): string | undefined {
  return Object.entries(journal.all()).find(([, { order }]) => order?.[field] === value)?.[0];
}

import type { Chat } from "../platform/messageScope.js";
import type { EmulatorApp, EmulatorUser } from "./EmulatorOptions.js";

/** An order at the platform. */
export interface LedgerOrder {
  readonly app: EmulatorApp;
  readonly imprestCode: string;
  readonly outTradeNo: string;
  /** Fen. */
  readonly amount: number;
  readonly title: string;
  readonly remark: string;
  /** Empty: nobody is notified. */
  readonly notifyUrl: string;
  /** Ms since 1970. */
  readonly createdAt: number;
  payer?: EmulatorUser;
  tradeNo?: string;
}

/** What a person has allowed: behind a code first, then behind its token. */
export interface Grant {
  readonly app: EmulatorApp;
  readonly user: EmulatorUser;
  readonly scope: string;
  /** Ms since 1970. */
  readonly until: number;
}

/** A message that was sent into a chat. */
export interface SentMessage extends Readonly<Chat> {
  readonly from: EmulatorUser;
  readonly content: string;
}

/** What the platform remembers. */
export interface Ledger {
  readonly codes: Map<string, Grant>;
  readonly tokens: Map<string, Grant>;
  /** By imprest code. */
  readonly orders: Map<string, LedgerOrder>;
  /** Each app with each number that it has paid out under. */
  readonly agentPayments: Set<string>;
  readonly messages: SentMessage[];
  /** A new code or number, with letters in front that say whose it is. */
  next: (prefix: string) => string;
}

export function createLedger(): Ledger {
  return {
    codes: new Map(),
    tokens: new Map(),
    orders: new Map(),
    agentPayments: new Set(),
    messages: [],
    next: (prefix) => `${prefix}${crypto.randomUUID().replaceAll("-", "").slice(0, 20)}`,
  };
}

/** What an order is known by. */
interface OrderName {
  imprestCode?: string | undefined;
  outTradeNo?: string | undefined;
}

/** An app's order. Where both names are given, both must be right. */
export function findOrder(
  { orders }: Ledger,
  app: EmulatorApp,
  { imprestCode, outTradeNo }: OrderName,
): LedgerOrder | undefined {
  return [...orders.values()].find(
    (order) =>
      order.app === app &&
      (!imprestCode || order.imprestCode === imprestCode) &&
      (!outTradeNo || order.outTradeNo === outTradeNo),
  );
}

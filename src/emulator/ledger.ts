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
  readonly notifyUrl: string;
  /** Ms since 1970. */
  readonly createdAt: number;
  payer?: EmulatorUser;
  tradeNo?: string;
  paidAt?: number;
}

interface Grant {
  readonly app: EmulatorApp;
  readonly user: EmulatorUser;
  readonly scope: string;
  /** Ms since 1970. */
  readonly until: number;
}

/** A message that was sent into a chat. */
export interface SentMessage {
  readonly from: EmulatorUser;
  readonly sessionId: string;
  readonly sessionType: string;
  readonly content: string;
}

/** What the platform remembers. */
export interface Ledger {
  readonly codes: Map<string, Grant>;
  readonly tokens: Map<string, Grant>;
  /** By imprest code. */
  readonly orders: Map<string, LedgerOrder>;
  readonly messages: SentMessage[];
  /** A new code or number, with letters in front that say whose it is. */
  next: (prefix: string) => string;
}

export function createLedger(): Ledger {
  return {
    codes: new Map(),
    tokens: new Map(),
    orders: new Map(),
    messages: [],
    next: (prefix) => `${prefix}${crypto.randomUUID().replaceAll("-", "").slice(0, 20)}`,
  };
}

/** An order by its code or by the merchant's number. */
export function findOrder(
  { orders }: Ledger,
  { imprestCode, outTradeNo, appId }: Record<"imprestCode" | "outTradeNo" | "appId", string | null>,
): LedgerOrder | undefined {
  const found = imprestCode
    ? orders.get(imprestCode)
    : [...orders.values()].find((order) => order.outTradeNo === outTradeNo);
  return found?.app.appId === appId ? found : undefined;
}

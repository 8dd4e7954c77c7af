import type { CallParams } from "../testing/engine/script.js";
import type { SimulatorUser } from "./accounts.js";
import { EmulatorFailure } from "./emulatorFailure.js";
import { type EmulatorLine, type Fields, openLine } from "./emulatorLine.js";
import type { SimulatorOrder } from "./orders.js";

/** Which app asks for which order. */
export interface OrderRef {
  appId: string;
  imprestCode: string;
  /** All that the page sent. */
  params: CallParams;
}

/** The emulated Open Platform, as the VVChat app uses it. Nothing here rejects: a failure is an answer. */
export interface EmulatorLink {
  /** The code of somebody's consent. */
  allow: (consent: { appId: string; scope: string; user: SimulatorUser }) => Promise<string | EmulatorFailure>;
  order: (ref: OrderRef) => Promise<SimulatorOrder | EmulatorFailure>;
  /** The platform's number for the payment. */
  pay: (payment: OrderRef & { user: SimulatorUser }) => Promise<string | EmulatorFailure>;
}

/** An order, as the emulator tells of it. */
export function readOrder(line: EmulatorLine, path: string, fields: Fields): SimulatorOrder | EmulatorFailure {
  const { amount, title, outTradeNo, paid } = fields;
  const isAmount = typeof amount === "number" && Number.isSafeInteger(amount) && amount > 0;
  if (!isAmount || typeof title !== "string" || typeof outTradeNo !== "string") return line.odd(path);
  return { amount, title, outTradeNo, status: paid === true ? "paid" : "unpaid" };
}

/** @param base - where the emulator listens */
export function connectEmulator(base: string): EmulatorLink {
  const line = openLine(base);
  return {
    allow: ({ appId, scope, user: { openId, name } }) =>
      line.askText("allow", "code", { appId, scope, openId, nickname: name }),
    async order({ appId, imprestCode }) {
      const fields = await line.ask("order", { query: { appId, imprestCode } });
      return fields instanceof EmulatorFailure ? fields : readOrder(line, "order", fields);
    },
    pay: ({ appId, imprestCode, user: { openId, name } }) =>
      line.askText("pay", "tradeNo", { appId, imprestCode, openId, nickname: name }),
  };
}

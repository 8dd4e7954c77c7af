import type { CallParams } from "../../testing/engine/script.js";
import { type EmulatorLink, readOrder } from "../emulator.js";
import { EmulatorFailure } from "../emulatorFailure.js";
import { openLine } from "../emulatorLine.js";
import type { SimulatorPageSignature } from "./signature.js";

/** Whether the emulator takes a page's signature, and why not. */
export interface Verdict {
  readonly ok: boolean;
  /** The app's words. */
  readonly reason: string;
}

/** The emulated WeChat, as the app uses it. Nothing here rejects: a failure is an answer. */
export interface WeChatLink extends EmulatorLink {
  verify: (page: SimulatorPageSignature) => Promise<Verdict | EmulatorFailure>;
  /** The page that asks for consent, with what a page asked for. */
  authorizePage: (asked: CallParams) => string;
}

/** @param base - where the emulator listens */
export function connectWeChat(base: string): WeChatLink {
  const line = openLine(base);
  return {
    // Whoever has the phone: the emulator's own people have WeChat.
    allow: ({ appId, scope }) => line.askText("weChat/allow", "code", { appId, scope }),
    async order({ appId, imprestCode }) {
      const path = "weChat/payment";
      const fields = await line.ask(path, { query: { appId, prepayId: imprestCode } });
      return fields instanceof EmulatorFailure ? fields : readOrder(line, path, fields);
    },
    pay: ({ params }) => line.askText("weChat/pay", "transactionId", params),
    async verify(page) {
      const path = "weChat/verify";
      const fields = await line.ask(path, { query: { ...page } });
      if (fields instanceof EmulatorFailure) return fields;
      const { ok, reason = "" } = fields;
      return typeof ok === "boolean" && typeof reason === "string" ? { ok, reason } : line.odd(path);
    },
    authorizePage(asked) {
      const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
      return `${line.root}/connect/oauth2/authorize?${query.join("&")}#wechat_redirect`;
    },
  };
}

import type { EmulatorFailure } from "../emulatorFailure.js";
import { weChatWire } from "./wire.js";

/** A reply of the app's: `err_msg` says how it went, and the rest what came of it. */
export interface WeChatReply {
  readonly err_msg: string;
  readonly [field: string]: unknown;
}

/** Functions that the app answers by another name than it is called by. */
const spoken: ReadonlyMap<string, string> = new Map([["getBrandWCPayRequest", "get_brand_wcpay_request"]]);

export function reply(method: string, how: string, more: object = {}): WeChatReply {
  return { ...more, err_msg: `${spoken.get(method) ?? method}:${how}` };
}

export const accessDenied: WeChatReply = { err_msg: "system:access_denied" };
export const functionMissing: WeChatReply = { err_msg: "system:function_not_exist" };

/** What failed, in the app's words for the developer. */
export function failedFor(method: string): (failure: EmulatorFailure) => object {
  return ({ kind, detail }) =>
    reply(method, "fail", { [weChatWire.errDesc]: kind === "silent" || kind === "odd" ? "失败" : detail });
}

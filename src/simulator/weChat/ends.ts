import type { MethodEnds } from "../../testing/engine/methodEnds.js";
import type { HostMethodName } from "../../testing/engine/outcome.js";
import type { ReplySource } from "../../testing/engine/script.js";
import type { Accounts } from "../accounts.js";
import type { Payments } from "../payments.js";
import { replyOf } from "../replyOf.js";
import type { Menu, ShareTarget } from "./menu.js";
import { failedFor, reply } from "./replies.js";
import { weChatWire } from "./wire.js";

/** WeChat's functions that do what one of VVChat's methods does. */
const doing: ReadonlyMap<string, HostMethodName> = new Map([
  ["auth", "auth"],
  ["getBrandWCPayRequest", "pay"],
  ["updateAppMessageShareData", "share"],
  ["updateTimelineShareData", "share"],
]);

export function faultOf(method: string): HostMethodName | undefined {
  return doing.get(method);
}

/** How WeChat's functions end without their person. */
export function createWeChatEnds(accounts: Accounts, payments: Payments, menu: Menu): (method: string) => MethodEnds {
  const prepares =
    (method: string, target: ShareTarget): ReplySource =>
    (params) => {
      menu.prepare(target, params);
      return reply(method, "ok");
    };
  const successes: ReadonlyMap<string, ReplySource> = new Map<string, ReplySource>([
    ["getBrandWCPayRequest", (params) => replyOf(payments.pay(params), failedFor("getBrandWCPayRequest"))],
    ["updateAppMessageShareData", prepares("updateAppMessageShareData", "friend")],
    ["updateTimelineShareData", prepares("updateTimelineShareData", "timeline")],
  ]);
  return (method) =>
    method === "auth"
      ? {
          succeed: (params) => replyOf(accounts.allow(params)),
          // The state alone says it.
          refuse: (params: Readonly<Record<string, unknown>>) => ({ state: params["state"] }),
          fail: (code, text) => ({ err_code: code, err_msg: text }),
        }
      : {
          succeed: successes.get(method) ?? reply(method, "ok"),
          refuse: reply(method, "cancel"),
          fail: (code, text) => reply(method, "fail", { err_code: code, [weChatWire.errDesc]: text }),
        };
}

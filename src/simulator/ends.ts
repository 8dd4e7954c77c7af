import { type MethodEnds, endsOf } from "../testing/engine/methodEnds.js";
import type { ReplySource } from "../testing/engine/script.js";
import type { Accounts } from "./accounts.js";
import { type Chats, sessionReply } from "./chats.js";
import type { Payments } from "./payments.js";
import { replyOf } from "./replyOf.js";

/** How VVChat's methods end without their person. */
export function createEnds(
  { accounts, payments, chats }: { accounts: Accounts; payments: Payments; chats: Chats },
  byLink: boolean,
): (method: string) => MethodEnds {
  const chosen = sessionReply(chats.all[1] ?? chats.all[0]);
  const successes: ReadonlyMap<string, ReplySource> = new Map<string, ReplySource>([
    ["auth", (params) => replyOf(accounts.allow(params))],
    ["pay", (params) => replyOf(payments.pay(params))],
    ["share", { code: 200 }],
    ["getSession", chats.openedFrom],
    ["selectSession", chosen],
  ]);
  return (method) => {
    const ends = endsOf(method, successes.get(method) ?? {});
    // A link's answer has words for what was paid alone.
    return byLink && method === "pay" ? { ...ends, refuse: {}, fail: () => ({}) } : ends;
  };
}

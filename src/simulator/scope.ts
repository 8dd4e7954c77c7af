import type { SimulatorIcon } from "./icons.js";
import type { Words } from "./words.js";

/** What an app asks for, in words. */
export interface ScopeWords {
  /** Follows the app's name: "would like to". */
  wants: string;
  asks: readonly { icon: SimulatorIcon; text: string }[];
}

/** `sessionapi_sendmsg:SESSION_ID:SESSION_TYPE` */
const send = /^sessionapi_sendmsg:(.+):([^:]*)$/;

/** By VVChat's documents there are two scopes. What else a page sends is shown as it is. */
export function scopeWords(scope: string, words: Words): ScopeWords {
  const [, session, type] = send.exec(scope) ?? [];
  if (session !== undefined) {
    const text = words(type === "2" ? "auth.sendGroup" : "auth.sendSingle", { id: session.slice(-4) });
    return { wants: words("auth.wantsToSend"), asks: [{ icon: "send", text }] };
  }
  if (scope === "snsapi_userinfo") {
    return {
      wants: words("auth.wants"),
      asks: [
        { icon: "person", text: words("auth.profile") },
        { icon: "account", text: words("auth.account") },
      ],
    };
  }
  return { wants: words("auth.wants"), asks: [{ icon: "unknown", text: words("auth.other", { scope }) }] };
}

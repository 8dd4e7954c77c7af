import type { WireParams } from "../bridges/bridge.js";
import { requireText } from "../errors/requireText.js";
import { VVChatError } from "../errors/VVChatError.js";
import { defineMethod, type HostMethod } from "./defineMethod.js";
import { createState } from "./state.js";

/** What to ask the user for. */
export interface AuthParams {
  /** `"snsapi_userinfo"`, or `"sessionapi_sendmsg:SESSION_ID:SESSION_TYPE"` to post into a chat. */
  scope: string;
  /**
   * Your own OAuth `state`, e.g. one that your server checks: fresh for each call, hard to guess, and of letters and
   * digits alone, for not every host encodes it. Default: 128 random bits.
   */
  state?: string | undefined;
}

/** The user's consent. Hand `code` to your server: it works once, and only there does it become a user. */
export interface AuthGrant {
  /** The OAuth authorization code. */
  code: string;
  /** The `state` that was sent; where the host echoed one, it was this. */
  state: string;
  /** The scope that was asked for. */
  scope: string;
  /** Whose code it is, where that is not VVChat. Hand it to your server with the code. */
  host?: "wechat" | undefined;
}

/** Whether a sign-in that was sent asked for this scope. Of one that is not known, nobody can say that it did not. */
export function isAuthOf({ scope: sent }: WireParams, scope: string | undefined): boolean {
  return sent === undefined || scope === undefined || sent === scope;
}

/**
 * Asks the user to let the app know them. Source: VVChat JSSDK, `vvchat.call("auth")`.
 *
 * `err_code` 0 is the documents' word for consent, and some replies carry it into the error callback: it is a success
 * all the same. Any other `err_code` means that the user did not agree.
 */
export const auth: HostMethod<AuthParams, AuthGrant> = /* #__PURE__ */ defineMethod<AuthParams, AuthGrant>({
  name: "auth",
  interactive: true,
  kept: ["scope", "state"],
  encode: ({ scope, state }, { appId }) => ({
    app_id: appId,
    scope: requireText(scope, "scope", "auth"),
    state: requireText(state ?? createState(), "state", "auth"),
  }),
  decode(reply, sent) {
    const state = String(sent.state);
    // A host that does not echo it may leave it empty.
    const fine: readonly unknown[] = [undefined, null, "", state];
    if (!fine.includes(reply.state)) {
      throw new VVChatError("state_mismatch", "Another state came back", { method: "auth" });
    }
    if (typeof reply.code !== "string" || !reply.code) throw new Error("no code");
    const grant = { code: reply.code, state, scope: String(sent.scope) };
    return reply.host === "wechat" ? { ...grant, host: reply.host } : grant;
  },
  isDenied: () => true,
});

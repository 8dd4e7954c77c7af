import { defineMethod, type HostMethod } from "./defineMethod.js";
import { type Session, readSession } from "./session.js";

/**
 * The chat that the page was opened from, `null` where it was opened from none. Opens nothing.
 * Source: VVChat JSSDK, `vvchat.call("getSession")`.
 *
 * @example const session = await client.call(getSession);
 */
export const getSession: HostMethod<void, Session | null> = /* #__PURE__ */ defineMethod<void, Session | null>({
  name: "getSession",
  decode: readSession,
});

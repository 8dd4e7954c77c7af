import type { HostReply } from "../bridges/bridge.js";
import { requireText } from "../errors/requireText.js";

/** A chat in VVChat. The host tells no more of it: no name, no members. */
export interface Session {
  sessionId: string;
  /** With one person, or with a group. */
  sessionType: "single" | "group";
}

const types: ReadonlyMap<unknown, Session["sessionType"]> = /* #__PURE__ */ new Map<unknown, Session["sessionType"]>([
  [1, "single"],
  ["1", "single"],
  [2, "group"],
  ["2", "group"],
]);

/**
 * The chat that a reply names; `null` where it names none.
 *
 * @throws Error where it is named in a way that nobody can use
 */
export function readSession({ session_id: sessionId, session_type: type }: HostReply): Session | null {
  if (sessionId === undefined || sessionId === null || sessionId === "") return null;
  if (typeof sessionId !== "string") throw new Error("session_id is no text");
  const sessionType = types.get(type);
  if (!sessionType) throw new Error("unknown session_type");
  return { sessionId, sessionType };
}

/** The scope of a user's consent to messages into one chat. Source: VVChat JSSDK, `vvchat.call("auth")`. */
export function messageScope({ sessionId, sessionType }: Session): string {
  const id = requireText(sessionId, "session.sessionId", "auth");
  return `sessionapi_sendmsg:${id}:${sessionType === "group" ? "2" : "1"}`;
}

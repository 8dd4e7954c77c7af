import { saysCancelled } from "./cancel.js";
import { defineMethod, type HostMethod } from "./defineMethod.js";
import { type Session, readSession } from "./session.js";

/**
 * Lets the user pick a chat. Source: VVChat JSSDK, `vvchat.call("selectSession")`; one table of the documents calls it
 * `getSession` by mistake.
 *
 * @example const { sessionId, sessionType } = await client.call(selectSession);
 */
export const selectSession: HostMethod<void, Session> = /* #__PURE__ */ defineMethod<void, Session>({
  name: "selectSession",
  interactive: true,
  decode(reply) {
    const session = readSession(reply);
    if (!session) throw new Error("no session_id");
    return session;
  },
  isCancel: saysCancelled,
});

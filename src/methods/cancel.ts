import type { HostReply } from "../bridges/bridge.js";

/**
 * Whether an error reply tells that the user stopped. The documents name no number for it, so its words decide. Only
 * what is said to the user hangs on it: that nothing was paid is the server's to say.
 */
export function saysCancelled({ err_msg: text }: HostReply): boolean {
  return typeof text === "string" && /取消|cancel/i.test(text);
}

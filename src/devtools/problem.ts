import type { TracedCall } from "../trace/VVChatTrace.js";

/** The person's choice, or the page's own: nothing that went wrong. */
const quiet: readonly TracedCall["outcome"][] = ["pending", "success", "cancelled", "superseded", "aborted", "busy"];
const open: readonly TracedCall["outcome"][] = ["timeout", "left", "invalid_response", "superseded", "aborted"];

/** A payment that went to the host, and of which nobody here knows what became. */
export function isUnknownPayment({ method, outcome, sentAfter }: TracedCall): boolean {
  return method === "pay" && sentAfter !== undefined && open.includes(outcome);
}

/** Whether somebody should look at this call. */
export function isProblem(call: TracedCall): boolean {
  return !quiet.includes(call.outcome) || isUnknownPayment(call) || call.after.length > 0;
}

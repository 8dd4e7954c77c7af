import type { VVChatClient } from "../client/createClient.js";
import { toTrace } from "../trace/toTrace.js";
import type { TracedCall } from "../trace/VVChatTrace.js";

/** Calls of this page as text, for whoever is to look at them. */
export function reportOf(client: VVChatClient, calls: readonly TracedCall[]): string {
  return toTrace(calls, {
    at: Date.now(),
    appId: client.appId,
    url: location.href,
    userAgent: navigator.userAgent,
    host: client.getState().host,
  });
}

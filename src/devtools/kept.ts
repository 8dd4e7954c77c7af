import type { VVChatClient } from "../client/createClient.js";
import type { CallSentEvent } from "../client/events.js";
import { imprestCodeOf, pay } from "../methods/pay.js";

/** What is kept of a call that was just sent, should the page be loaded anew: a look at the storage, by which nothing changes. */
export function keptOf(client: VVChatClient, { method, route, wire }: CallSentEvent): "payment" | "link" | undefined {
  if (method === pay.name) {
    try {
      const storage = client.storage ?? localStorage;
      const noted = storage.getItem(`vvchat:${client.appId}`) ?? "";
      if (noted.includes(JSON.stringify(imprestCodeOf(wire)))) return "payment";
    } catch {
      // There is none, and so nothing is kept.
    }
  }
  const way = client.explain(method);
  return way.leaves && way.route === route ? "link" : undefined;
}

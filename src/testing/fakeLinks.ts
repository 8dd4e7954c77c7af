import type { Bridge } from "../bridges/bridge.js";

/** VVChat's links, as its web view takes them: a chat with a customer service alone. They end as the host says. */
export function fakeLinks({ send }: Pick<Bridge, "send">): Bridge {
  return {
    name: "deeplink",
    leaves: () => true,
    detect: () => "no",
    connect(listener) {
      listener.up(true);
    },
    supports: (method) => (method === "openSessionView" ? "unknown" : "no"),
    send,
  };
}

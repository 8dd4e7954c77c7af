import { type Bridge, VVChatError } from "../../src/index.js";
import { absent } from "./absentBridge.js";

/** A host that refuses. No reply of VVChat's says that, outside `auth`; other hosts' may. */
export const refusing = (method: string): Bridge => ({
  ...absent,
  detect: () => "yes",
  connect: (listener) => {
    listener.up();
  },
  send: (_method, _params, answer) => {
    const reply = new Proxy(
      {},
      {
        get() {
          throw new VVChatError("denied", "Refused", { method });
        },
      },
    );
    answer({ kind: "success", reply, raw: null });
  },
});

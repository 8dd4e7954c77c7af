import { type Bridge, VVChatError } from "vvchat-react";
import { olderApp } from "./withHost";

/** A host that refuses. No reply of VVChat's says that, outside `auth`; other hosts' may. */
export const refusing = (method: string) => (): Bridge => ({
  ...olderApp()(),
  send: (_method, _params, answer) => {
    const get = () => {
      throw new VVChatError("denied", "Refused", { method });
    };
    answer({ kind: "success", reply: new Proxy({}, { get }), raw: null });
  },
});

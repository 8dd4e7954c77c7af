import { VVChatError } from "vvchat-react";
import { olderApp } from "./withHost";

/** A host that refuses. No reply of VVChat's says that, outside `auth`; other hosts' may. */
export const refusing = (method: string) => () => ({
  ...olderApp()(),
  send: () => {
    throw new VVChatError("denied", "Refused", { method });
  },
});

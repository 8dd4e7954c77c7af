// A STAND-IN for the shop's server. A real one has VVChat post the text, with the user's consent.
import type { VVChatApi } from "vvchat-react";
import { type FakeServer, respond } from "./fakeServer.js";

/** Posts nothing, and needs a consent each time. */
export function createFakeMessages(server: FakeServer) {
  return { sendMessage: () => respond(server, () => ({ grantedUntil: null })) } satisfies VVChatApi;
}

import type { UseMutationOptions } from "@tanstack/react-query";
import type { VVChatClient } from "../client/createClient.js";
import type { VVChatError } from "../errors/VVChatError.js";
import { selectSession } from "../methods/selectSession.js";
import type { Session } from "../methods/session.js";
import { hostCallMutationOptions } from "./hostCall.js";

/** What {@link selectSessionMutationOptions} takes. */
export interface SelectSessionConfig {
  /** Deadline in ms for the user's choice. Default: the client's, 5 min. */
  timeout?: number | undefined;
}

/** The mutation options of picking a chat: for `useMutation` with a query client of your own, or `useSelectSession`. */
export function selectSessionMutationOptions(
  client: VVChatClient,
  config?: SelectSessionConfig,
): UseMutationOptions<Session, VVChatError> {
  return hostCallMutationOptions(client, selectSession, config);
}

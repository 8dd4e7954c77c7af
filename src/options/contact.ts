import type { UseMutationOptions } from "@tanstack/react-query";
import type { VVChatClient } from "../client/createClient.js";
import type { VVChatError } from "../errors/VVChatError.js";
import { type ContactResult, openSessionView } from "../methods/openSessionView.js";
import { hostCallDefaults } from "./hostCall.js";

/** Whom to talk to, where the hook does not say. */
export interface ContactVariables {
  /** The customer service's open id. */
  openId?: string | undefined;
  /** Ends the call as `aborted`. */
  signal?: AbortSignal | undefined;
}

/** What {@link contactMutationOptions} takes. */
export interface ContactConfig {
  /** The customer service's open id. Required, here or in the call. */
  openId?: string | undefined;
}

/** The mutation options of a customer-service chat: for `useMutation` with a query client of your own, or `useContact`. */
export function contactMutationOptions(
  client: VVChatClient,
  config: ContactConfig = {},
): UseMutationOptions<ContactResult, VVChatError, ContactVariables | void> {
  return {
    ...hostCallDefaults,
    mutationKey: ["vvchat", "openSessionView"],
    mutationFn(variables) {
      const { openId = config.openId ?? "", signal } = variables ?? {};
      return client.call(openSessionView, { openId }, { signal });
    },
  };
}

"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { VVChatError } from "../errors/VVChatError.js";
import type { MutationCallbacks } from "../options/hostCall.js";
import {
  type MessageVariables,
  type SendMessageConfig,
  type SentMessage,
  sendMessageMutationOptions,
} from "../options/sendMessage.js";
import { useVVChatContext } from "../provider/VVChatContext.js";
import { useKitQueryClient } from "./useKitQueryClient.js";

/** Options of {@link useSendMessage}. */
export interface UseSendMessageOptions extends SendMessageConfig, MutationCallbacks<SentMessage, MessageVariables> {}

/** TanStack Query's own mutation result: `mutate`, `isPending`, `data`, `error`, … */
export type UseSendMessageResult = UseMutationResult<SentMessage, VVChatError, MessageVariables>;

/**
 * Posts a text into a chat, in the user's name: finds the chat, asks the user, and has your server send it. A consent is
 * used until it is over, so that the next message into the same chat asks nobody.
 *
 * @param options - `session`, `timeout`, `onStep`, and TanStack Query's callbacks
 * @returns a mutation: `data` is `{ session, grantedUntil }`; `error.step` names the step that failed. In the step
 * `"message"` the codes `network` and `timeout`, and a `server` with a `hostCode` of 500 or more, mean that it may have been sent.
 * `unsupported` in a phone's browser: it works inside VVChat alone
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const send = useSendMessage();
 * <button onClick={() => send.mutate({ content: "Two milk teas, 14:30" })}>Tell the group</button>
 */
export function useSendMessage({
  session,
  timeout,
  onStep,
  ...callbacks
}: UseSendMessageOptions = {}): UseSendMessageResult {
  const { client, mutations } = useVVChatContext("useSendMessage()");
  const queryClient = useKitQueryClient("useSendMessage()");
  const own = sendMessageMutationOptions(client, queryClient, { session, timeout, onStep });
  return useMutation({ ...callbacks, ...own }, mutations);
}

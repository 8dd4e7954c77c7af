"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { VVChatError } from "../errors/VVChatError.js";
import type { Session } from "../methods/session.js";
import type { MutationCallbacks } from "../options/hostCall.js";
import { type SelectSessionConfig, selectSessionMutationOptions } from "../options/selectSession.js";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** Options of {@link useSelectSession}. */
export interface UseSelectSessionOptions extends SelectSessionConfig, MutationCallbacks<Session, void> {}

/** TanStack Query's own mutation result: `mutate`, `isPending`, `data`, `error`, … */
export type UseSelectSessionResult = UseMutationResult<Session, VVChatError, void>;

/**
 * Lets the user pick a chat in VVChat.
 *
 * @param options - a `timeout` in ms, and TanStack Query's callbacks
 * @returns a mutation: `data` is the chat `{ sessionId, sessionType }`; `error.code` is of the closed list: `cancelled`,
 * `timeout`, `unavailable`, …
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const select = useSelectSession({ onSuccess: ({ sessionId }) => setChat(sessionId) });
 * <button onClick={() => select.mutate()}>Choose a chat</button>
 */
export function useSelectSession({ timeout, ...callbacks }: UseSelectSessionOptions = {}): UseSelectSessionResult {
  const { client, mutations } = useVVChatContext("useSelectSession()");
  return useMutation({ ...callbacks, ...selectSessionMutationOptions(client, { timeout }) }, mutations);
}

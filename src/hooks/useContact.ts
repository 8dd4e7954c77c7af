"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { VVChatError } from "../errors/VVChatError.js";
import type { ContactResult } from "../methods/openSessionView.js";
import { type ContactConfig, type ContactVariables, contactMutationOptions } from "../options/contact.js";
import type { MutationCallbacks } from "../options/hostCall.js";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** Options of {@link useContact}. */
export interface UseContactOptions extends ContactConfig, MutationCallbacks<ContactResult, ContactVariables | void> {}

/** TanStack Query's own mutation result: `mutate`, `isPending`, `data`, `error`, … */
export type UseContactResult = UseMutationResult<ContactResult, VVChatError, ContactVariables | void>;

/**
 * Opens a chat with a customer service in VVChat: by a link, in the web view too.
 *
 * @param options - `openId` of the customer service, and TanStack Query's callbacks
 * @returns a mutation: `data` is `{ opened: true }`, for no host tells more; `error.code` is of the closed list:
 * `not_opened`, `unavailable`, `invalid` without an open id, …
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const contact = useContact({ openId: "xd8wjr9jr02kjf823jse94kio8" });
 * <button onClick={() => contact.mutate()}>Ask us</button>
 */
export function useContact({ openId, ...callbacks }: UseContactOptions = {}): UseContactResult {
  const { client, mutations } = useVVChatContext("useContact()");
  return useMutation({ ...callbacks, ...contactMutationOptions(client, { openId }) }, mutations);
}

"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { VVChatError } from "../errors/VVChatError.js";
import type { ShareResult } from "../methods/share.js";
import type { MutationCallbacks } from "../options/hostCall.js";
import {
  type ShareMutationConfig,
  type ShareVariables,
  returnedShare,
  shareMutationOptions,
} from "../options/share.js";
import { asReturned } from "../options/returned.js";
import { useResume } from "./useResume.js";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** Options of {@link useShare}. */
export interface UseShareOptions extends ShareMutationConfig, MutationCallbacks<ShareResult, ShareVariables | void> {}

/** TanStack Query's own mutation result: `mutate`, `isPending`, `data`, `error`, … */
export type UseShareResult = UseMutationResult<ShareResult, VVChatError, ShareVariables | void>;

/**
 * Hands a card to VVChat, for the user to send into a chat.
 *
 * @param defaults - what to share where `mutate` does not say (`title`, `subtitle`, `url`, `thumbUrl`, `template`), a
 * `timeout` in ms, and TanStack Query's callbacks
 * @returns a mutation: `data` is `{ handedOff: true }`, or `{ prepared: true }` in WeChat, for no host proves that a person shared; `error.code` is of the
 * closed list: `cancelled`, `failed`, `invalid` for what cannot be shared, `timeout`, `unavailable`, …
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const share = useShare();
 * <button onClick={() => share.mutate({ title: "Two milk teas", url: "/tea/2" })}>Share</button>
 */
export function useShare({
  title,
  subtitle,
  url,
  thumbUrl,
  template,
  timeout,
  ...callbacks
}: UseShareOptions = {}): UseShareResult {
  const { client, mutations } = useVVChatContext("useShare()");
  const own = shareMutationOptions(client, { title, subtitle, url, thumbUrl, template, timeout });
  const result = useMutation({ ...callbacks, ...own }, mutations);
  useResume(() => {
    const back = returnedShare(client, { title, subtitle, url, thumbUrl, template });
    return back && asReturned(back);
  }, result.mutate);
  return result;
}

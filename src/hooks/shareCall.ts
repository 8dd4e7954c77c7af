"use client";
import { MutationObserver } from "@tanstack/react-query";
import { type VVChatError, isVVChatError } from "../errors/VVChatError.js";
import type { ShareResult } from "../methods/share.js";
import { asReturned } from "../options/returned.js";
import { type ShareMutationConfig, returnedShare, shareLink, shareMutationOptions } from "../options/share.js";
import type { VVChatContextValue } from "../provider/VVChatContext.js";

/** Who is told how a share ended. */
export interface ShareCallbacks {
  /** VVChat has it. No host proves that a person sent it. */
  onSuccess?: ((result: ShareResult) => void) | undefined;
  /** Any other end, quiet ones too: look at `error.code`. */
  onError?: ((error: VVChatError) => void) | undefined;
}

/** A share as it stands. A new object for each change. */
export interface ShareCall {
  readonly status: "idle" | "pending" | "success" | "error";
  readonly error: VVChatError | null;
  /** What the host did, once it has. */
  readonly data?: ShareResult | undefined;
  /** Tells others in place of those before. */
  readonly tell: (callbacks: ShareCallbacks) => void;
}

/** Those whose share is running: a second tap starts no other. */
const running = new WeakSet<(news: { call: ShareCall }) => void>();

/**
 * Runs a share as `useShare` does, for a button that a page may have a thousand of: nothing is there before it is
 * pressed.
 *
 * @param show - gets the share as it stands; names who shares
 * @param back - a share that this page was opened with, in place of a new one
 */
export function startShare(
  { client, mutations }: VVChatContextValue,
  request: ShareMutationConfig,
  callbacks: ShareCallbacks,
  show: (news: { call: ShareCall }) => void,
  back?: Parameters<typeof asReturned>[0],
): void {
  if (running.has(show)) return;
  running.add(show);
  let latest = callbacks;
  const tell = (others: ShareCallbacks) => {
    latest = others;
  };
  const observer = new MutationObserver(mutations, shareMutationOptions(client, request));
  const stop = observer.subscribe(({ status, error, data }) => {
    show({ call: { status, error, data, tell } });
    // Unmounting ends nothing. Its end lets go of everything.
    if (status !== "pending") stop();
  });
  void observer
    .mutate(back && asReturned(back))
    .finally(() => running.delete(show))
    .then(
      (result) => latest.onSuccess?.(result),
      (error: unknown) => {
        if (!isVVChatError(error)) throw error;
        // A mistake of the developer's: the person is told that it cannot be used, the console says why.
        if (error.code === "invalid") console.error(error);
        latest.onError?.(error);
      },
    );
}

/** Goes on with the share that this page was opened with, where it is this one. */
export function resumeShare(
  context: VVChatContextValue,
  request: ShareMutationConfig,
  callbacks: ShareCallbacks,
  show: (news: { call: ShareCall }) => void,
): void {
  const back = returnedShare(context.client, request);
  if (back) startShare(context, request, callbacks, show, back);
}

/** What a person copies where they cannot share. */
export function linkOfShare(url: string | undefined): string {
  return shareLink(url);
}

"use client";
import { MutationObserver } from "@tanstack/react-query";
import { type VVChatError, isVVChatError } from "../errors/VVChatError.js";
import type { ShareResult } from "../methods/share.js";
import { asReturned } from "../options/returned.js";
import { type ShareMutationConfig, returnedShare, shareLink, shareMutationOptions } from "../options/share.js";
import type { VVChatContextValue } from "../provider/VVChatContext.js";

/** Who is told how a share ended. */
export interface ShareCallbacks {
  /** VVChat has it, or WeChat's menu. No host proves that a person sent it. */
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
  /** Names what is shared. */
  readonly card: string;
  /** Tells others in place of those before. */
  readonly tell: (callbacks: ShareCallbacks) => void;
}

/** Who has put the last card into a host's menu: it holds one. */
const prepared = new WeakMap<object, Show>();

/** Tells one card from another. */
export function cardOf({ title, subtitle, url, thumbUrl }: ShareMutationConfig): string {
  return JSON.stringify([title, subtitle, url, thumbUrl]);
}

/** Is told of a share as it stands; `undefined` once it is over. */
export type Show = (news: { call: ShareCall | undefined }) => void;

/** Those whose share is running: a second tap starts no other. */
const running = new WeakSet<Show>();

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
  show: Show,
  back?: Parameters<typeof asReturned>[0],
): void {
  if (running.has(show)) return;
  running.add(show);
  const card = cardOf(request);
  let latest = callbacks;
  const tell = (others: ShareCallbacks) => {
    latest = others;
  };
  const observer = new MutationObserver(mutations, shareMutationOptions(client, request));
  const stop = observer.subscribe(({ status, error, data }) => {
    if (data?.prepared) {
      const other = prepared.get(client);
      if (other !== show) other?.({ call: undefined });
      prepared.set(client, show);
    }
    show({ call: { status, error, data, card, tell } });
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
  show: Show,
): void {
  const back = returnedShare(context.client, request);
  if (back) startShare(context, request, callbacks, show, back);
}

/** What a person copies where they cannot share. */
export function linkOfShare(url: string | undefined): string {
  return shareLink(url);
}

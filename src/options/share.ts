import type { UseMutationOptions } from "@tanstack/react-query";
import type { TakenReturn, VVChatClient } from "../client/createClient.js";
import type { VVChatError } from "../errors/VVChatError.js";
import { type ShareParams, type ShareResult, share, webUrl } from "../methods/share.js";
import { hashOf } from "../journal/hashOf.js";
import { cleanUrl } from "../returns/splitUrl.js";
import { returnedAs } from "./returned.js";
import { hostCallDefaults } from "./hostCall.js";

/** What to share. What a call leaves out, the hook's defaults say. */
export interface ShareRequest extends Pick<ShareParams, "subtitle" | "thumbUrl" | "template"> {
  /** The card's title. Required, here or in the call. */
  title?: string | undefined;
  /** The page that the card opens, `http` or `https`. Default: this page, without what a redirect return left in its address. */
  url?: string | undefined;
}

/** What one share may say for itself. */
export interface ShareVariables extends ShareRequest {
  /** Ends the call as `aborted`. */
  signal?: AbortSignal | undefined;
}

/** What {@link shareMutationOptions} takes: defaults for each call, and a deadline. */
export interface ShareMutationConfig extends ShareRequest {
  /** Deadline in ms for the user's choice. Default: the client's, 5 min. */
  timeout?: number | undefined;
}

const pageUrl = () => cleanUrl(location.href);

/**
 * The address that a share would give away, absolute.
 *
 * @param url - as in {@link ShareRequest}
 * @throws VVChatError `invalid` where it is none of the web
 */
export function shareLink(url: string | undefined): string {
  return webUrl(url ?? pageUrl(), "url");
}

function toParams(own: ShareRequest, defaults: ShareRequest = {}): ShareParams {
  return {
    // Where there is none, the method says so.
    title: own.title ?? defaults.title ?? "",
    subtitle: own.subtitle ?? defaults.subtitle,
    url: own.url ?? defaults.url ?? pageUrl(),
    thumbUrl: own.thumbUrl ?? defaults.thumbUrl,
    template: own.template ?? defaults.template,
  };
}

/**
 * A share that this page was opened with: this one, by all that is shared.
 *
 * @param request - without a title it is said in the call, and may be any
 */
export function returnedShare(client: VVChatClient, request: ShareRequest): TakenReturn<ShareResult> | undefined {
  return client.takeReturn(share, (_, purpose) => request.title === undefined || purpose === hashOf(toParams(request)));
}

/**
 * The mutation options of a share: for `useMutation` with a query client of your own, or `useShare`.
 *
 * @param client - who calls the host
 * @param defaults - what to share where a call does not say, and a deadline
 */
export function shareMutationOptions(
  client: VVChatClient,
  { timeout, ...defaults }: ShareMutationConfig = {},
): UseMutationOptions<ShareResult, VVChatError, ShareVariables | void> {
  return {
    ...hostCallDefaults,
    mutationKey: ["vvchat", "share"],
    mutationFn(variables) {
      const back = returnedAs<ShareResult>(variables);
      if (back) return back;
      const own = variables ?? {};
      const params = toParams(own, defaults);
      return client.call(share, params, { signal: own.signal, timeout, purpose: hashOf(params) });
    },
  };
}

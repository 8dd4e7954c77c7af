"use client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { VVChatError } from "../errors/VVChatError.js";
import type { Session } from "../methods/session.js";
import { renewSession, sessionQueryOptions } from "../options/session.js";
import { useVVChatContext } from "../provider/VVChatContext.js";
import { useKitQueryClient } from "./useKitQueryClient.js";

/** Options of {@link useSession}. */
export interface UseSessionOptions {
  /** `false` does not ask. Default `true`. */
  enabled?: boolean | undefined;
}

/** TanStack Query's own query result: `data`, `isPending`, `error`, … */
export type UseSessionResult = UseQueryResult<Session | null, VVChatError>;

/**
 * The chat that the page was opened from. Asked once a page, however many components want to know, and again when a
 * host comes up late. Lives with the provider's `queryClient`, else with the app's own, else with the kit's.
 *
 * @returns a query: `data` is `{ sessionId, sessionType }`, or `null` where the page was opened from no chat or there is
 * no host; `error.code` is of the closed list: `failed`, `timeout`, `invalid_response`, …
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const { data: session } = useSession();
 * if (session?.sessionType === "group") return <GroupOffer id={session.sessionId} />;
 */
export function useSession({ enabled = true }: UseSessionOptions = {}): UseSessionResult {
  const { client } = useVVChatContext("useSession()");
  const queryClient = useKitQueryClient("useSession()");
  useEffect(() => {
    if (!enabled) return;
    const renew = () => {
      renewSession(client, queryClient);
    };
    renew();
    return client.subscribe(renew);
  }, [client, queryClient, enabled]);
  return useQuery({ ...sessionQueryOptions(client), enabled }, queryClient);
}

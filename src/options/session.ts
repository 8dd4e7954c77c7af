import type { QueryClient, UseQueryOptions } from "@tanstack/react-query";
import type { VVChatClient } from "../client/createClient.js";
import { type VVChatError, isVVChatError } from "../errors/VVChatError.js";
import { getSession } from "../methods/getSession.js";
import type { Session } from "../methods/session.js";

/** Names the query of the chat that the page was opened from. */
export type SessionQueryKey = readonly ["vvchat", "session", appId: string];

/** Where the chat that the page was opened from is kept in a `QueryClient`. */
export function sessionQueryKey({ appId }: VVChatClient): SessionQueryKey {
  return ["vvchat", "session", appId];
}

// Clients that were asked where no host was: their `null` is for now alone.
const hostless = new WeakSet<VVChatClient>();

async function ask(client: VVChatClient): Promise<Session | null> {
  try {
    const session = await client.call(getSession);
    hostless.delete(client);
    return session;
  } catch (error) {
    // A server cannot know: what it says must not be taken for the page's answer.
    if (typeof document === "undefined") throw error;
    if (!isVVChatError(error, "unavailable") && !isVVChatError(error, "unsupported")) throw error;
    hostless.add(client);
    return null;
  }
}

/**
 * The query options of the chat that the page was opened from: for `useQuery` with a query client of your own, for a
 * router's loader, or `useSession`. It does not change while the page is open, so it is asked once.
 *
 * @param client - who calls the host
 */
export function sessionQueryOptions(
  client: VVChatClient,
): UseQueryOptions<Session | null, VVChatError, Session | null, SessionQueryKey> & { queryKey: SessionQueryKey } {
  return {
    queryKey: sessionQueryKey(client),
    // Without its signal: an unmount must not end a call that the next mount would make again.
    queryFn: () => ask(client),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    retryOnMount: false,
    refetchOnMount: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    networkMode: "always",
  };
}

/** Asks again where the last answer was that no host is there, and one may be there now. */
export function renewSession(client: VVChatClient, queryClient: QueryClient): void {
  if (!hostless.has(client) || client.supports("getSession") === "no") return;
  const exact = { queryKey: sessionQueryKey(client), exact: true };
  void queryClient.refetchQueries(exact, { cancelRefetch: false });
}

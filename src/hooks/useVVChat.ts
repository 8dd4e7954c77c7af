"use client";
import { useMemo, useSyncExternalStore } from "react";
import type { VVChatClient } from "../client/createClient.js";
import type { ConnectionState } from "../client/connection.js";
import type { RouteExplanation } from "../client/routes.js";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** What {@link useVVChat} returns: the connection, and what can be done here. */
export interface UseVVChatResult
  extends Pick<ConnectionState, "status" | "host" | "error">, Pick<VVChatClient, "supports" | "retry"> {
  explain: (method: string) => RouteExplanation;
}

/**
 * Where the page is: the connection to a host, and what works there. Renders again when the connection changes.
 *
 * @returns `status` (`"connecting"`, `"ready"`, `"unavailable"`), `host` (the bridge's name, or `null`), `error` (why a
 * bridge broke), `supports(method)`, `explain(method)`, `retry()`
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const { status, supports } = useVVChat();
 * if (status === "unavailable") return <OpenInVVChat />;
 */
export function useVVChat(): UseVVChatResult {
  const { client } = useVVChatContext("useVVChat()");
  const state = useSyncExternalStore(client.subscribe, client.getState, client.getServerState);
  return useMemo(() => {
    const { status, host, error } = state;
    // As of the state that this render shows: in hydration that is the server's, though the host may be up.
    const explain = (method: string) => client.explain(method, state);
    return { status, host, error, supports: (method) => explain(method).support, explain, retry: client.retry };
  }, [client, state]);
}

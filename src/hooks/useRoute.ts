"use client";
import { useSyncExternalStore } from "react";
import type { VVChatClient } from "../client/createClient.js";
import type { RouteExplanation } from "../client/routes.js";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** Where some methods stand, as far as a person sees it: for the first 300 ms of connecting there is nothing to say. */
export type RouteStatus = RouteExplanation["reason"] | "waiting";

function routeStatus(client: VVChatClient, methods: readonly string[]): RouteStatus {
  const { status, slow, error } = client.getState();
  if (status === "connecting") return slow ? "connecting" : "waiting";
  if (status === "unavailable") return error ? "failed" : "unavailable";
  const statuses = methods.map((method): RouteStatus => {
    const { reason, remedy } = client.explain(method);
    // A method that works elsewhere: the host here is not too old, it is another one.
    return reason === "unsupported" && remedy ? "unavailable" : reason;
  });
  return statuses.find((one) => one !== "ready") ?? "ready";
}

/** The status of some methods together: the first that is not ready speaks for all. Renders only when it changes. */
export function useRoute(methods: readonly string[], user: string): RouteStatus {
  const { client } = useVVChatContext(user);
  return useSyncExternalStore<RouteStatus>(
    client.subscribe,
    () => routeStatus(client, methods),
    () => "waiting",
  );
}

/** Where a control's method stands. */
export type ControlRoute = Exclude<RouteStatus, "waiting">;

/**
 * Where a control's method stands. It is the same waiting and ready, so that a host that comes up renders nothing.
 *
 * @param stays - the page must be there for the answer: where the call leaves it, the method is not available
 */
export function controlRoute(client: VVChatClient, method: string, stays = false): ControlRoute {
  const status = routeStatus(client, [method]);
  if (stays && client.explain(method).leaves) return "unavailable";
  return status === "waiting" ? "ready" : status;
}

/** The status of a control's method: see {@link controlRoute}. */
export function useControlRoute(method: string, user: string, stays = false): ControlRoute {
  const { client } = useVVChatContext(user);
  return useSyncExternalStore(
    client.subscribe,
    () => controlRoute(client, method, stays),
    () => "ready",
  );
}

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
  const reasons = methods.map((method) => client.explain(method).reason);
  return reasons.find((reason) => reason !== "ready") ?? "ready";
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

/** Where a control's method stands. It is the same waiting and ready, so that a host that comes up renders nothing. */
export function controlRoute(client: VVChatClient, method: string): ControlRoute {
  const status = routeStatus(client, [method]);
  return status === "waiting" ? "ready" : status;
}

/** The status of a control's method. */
export function useControlRoute(method: string, user: string): ControlRoute {
  const { client } = useVVChatContext(user);
  return useSyncExternalStore(
    client.subscribe,
    () => controlRoute(client, method),
    () => "ready",
  );
}

"use client";
import { useSyncExternalStore } from "react";
import type { VVChatClient } from "../client/createClient.js";
import type { RouteExplanation } from "../client/routes.js";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** Where a method stands, as far as a person sees it: for the first 300 ms of connecting there is nothing to say. */
export type RouteStatus = RouteExplanation["reason"] | "waiting";

function routeStatus(client: VVChatClient, methods: readonly string[]): RouteStatus {
  const { status, slow, error } = client.getState();
  if (status === "connecting") return slow ? "connecting" : "waiting";
  if (status === "unavailable") return error ? "failed" : "unavailable";
  const reasons = methods.map((method) => client.explain(method).reason);
  return reasons.find((reason) => reason !== "ready") ?? "ready";
}

/**
 * Where some methods stand together: the first that is not ready speaks for all. Like `useVVChat`, but renders only
 * when what a component shows of it changes.
 */
export function useRoute(methods: readonly string[], user: string): RouteStatus {
  const { client } = useVVChatContext(user);
  return useSyncExternalStore<RouteStatus>(
    client.subscribe,
    () => routeStatus(client, methods),
    () => "waiting",
  );
}

import type { VVChatError } from "../../errors/VVChatError.js";
import type { ControlRoute } from "../../hooks/useRoute.js";
import { type ControlPhase, errorPhases } from "./look.js";

/** What a control looks at of a mutation. */
export interface CallStatus {
  readonly status: "idle" | "pending" | "success" | "error";
  readonly error: VVChatError | null;
}

/** Which phase a control is in that makes one host call: a question of the route and of the call. */
export function callPhase(route: ControlRoute, call: CallStatus): ControlPhase {
  if (call.status === "pending") return route === "connecting" ? "connecting" : "pending";
  if (route !== "ready") return route;
  if (call.status === "success") return "success";
  // A callback of the app's own that throws ends a mutation with whatever it threw.
  const phases: Partial<Record<string, ControlPhase>> = errorPhases;
  const phase = call.error ? (phases[call.error.code] ?? "failed") : "idle";
  // There was no host when it was called. There is one now.
  return phase === "unavailable" || phase === "unsupported" ? "idle" : phase;
}

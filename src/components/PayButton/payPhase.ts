import type { UsePayResult } from "../../hooks/usePay.js";
import type { ControlRoute } from "../../hooks/useRoute.js";
import { type ControlPhase, errorPhases } from "../Control/look.js";

/** Which phase a pay button is in. What is known of the payment comes first: it does not hang on a host that is there now. */
export function payPhase(route: ControlRoute, payment: UsePayResult): ControlPhase {
  const { phase, error } = payment;
  // VVChat did not seem to open: the payment is open all the same, and a tap opens it again.
  if (phase === "paying" && error) return errorPhases[error.code];
  if (phase === "paying" && route === "connecting") return "connecting";
  if (phase !== "idle" && phase !== "prepared" && phase !== "failed") return phase;
  if (route !== "ready") return route;
  if (phase !== "failed") return phase === "prepared" && payment.tapAgain ? "prepared" : "idle";
  const failed = errorPhases[error.code];
  // There was no host when it was tapped. There is one now.
  return failed === "unavailable" || failed === "unsupported" ? "idle" : failed;
}

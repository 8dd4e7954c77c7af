import type { ControlRoute } from "../../hooks/useRoute.js";
import type { SendMessageStep } from "../../options/sendMessage.js";
import { type CallStatus, callPhase } from "../Control/callPhase.js";
import type { ControlPhase } from "../Control/look.js";

/** Which phase a send button is in. Whether a message is in the chat is not always known: then it says so. */
export function sendPhase(route: ControlRoute, call: CallStatus, step: SendMessageStep | undefined): ControlPhase {
  const phase = callPhase(route, call);
  if (phase === "pending") return step === "message" ? "sending" : phase;
  const { error } = call;
  if (error?.step !== "message" || phase === route) return phase;
  const { code, hostCode } = error;
  const refused = code === "server" && typeof hostCode === "number" && hostCode < 500;
  return code === "network" || code === "timeout" || (code === "server" && !refused) ? "unknown" : phase;
}

import { errorAnswer } from "./answers.js";
import type { AnswerFault } from "./EmulatorOptions.js";
import { pause } from "./pause.js";

/**
 * An answer that a fault has changed.
 *
 * @param right - does what was asked
 * @param stopped - nobody waits any more
 */
export async function failed(
  fault: AnswerFault,
  right: () => Promise<Response>,
  stopped: AbortSignal,
): Promise<Response> {
  if (fault.kind === "slow") {
    const response = await right();
    await pause(fault.ms, stopped);
    return response;
  }
  if (fault.kind === "status") return errorAnswer(undefined, fault.status);
  if (fault.kind === "html") {
    return new Response("<!doctype html><title>502</title>", { headers: { "content-type": "text/html" } });
  }
  return new Response('{"open_id":', { headers: { "content-type": "application/json" } });
}

import { parseTrace, type RecordedCall } from "../trace/parseTrace.js";
import type { VVChatTrace } from "../trace/VVChatTrace.js";
import type { HostEngine } from "./engine/engine.js";
import type { CallParams, ScriptedAnswer } from "./engine/script.js";

function objectOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the host echoed of the call, it echoes of this one: a `state` is another one each time, and masked in the trace. */
function echo(reply: object, wire: RecordedCall["wire"], params: CallParams): object {
  return Object.fromEntries(
    Object.entries(reply).map(([name, value]) => [
      name,
      value !== undefined && value === wire[name] && name in params ? params[name] : value,
    ]),
  );
}

function answerOf({ wire, answers }: RecordedCall): ScriptedAnswer {
  return {
    kind: "recorded",
    answers: answers.map(({ after, reply }) => ({
      after,
      respond(params) {
        if (typeof reply === "string") {
          const found = objectOf(reply);
          return found ? JSON.stringify(echo(found, wire, params)) : reply;
        }
        return typeof reply === "object" && reply !== null && !Array.isArray(reply) ? echo(reply, wire, params) : reply;
      },
    })),
  };
}

/** Has a host do again what a trace says that one did: method by method, call by call, answer by answer. */
export function replayTrace(engine: HostEngine, trace: string | VVChatTrace): void {
  const byMethod = new Map<string, ScriptedAnswer[]>();
  for (const call of parseTrace(trace)) {
    byMethod.set(call.method, [...(byMethod.get(call.method) ?? []), answerOf(call)]);
  }
  for (const [method, answers] of byMethod) engine.play(method, answers);
}

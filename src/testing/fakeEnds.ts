import { type MethodEnds, endsOf } from "./engine/methodEnds.js";
import type { CallParams, ReplySource } from "./engine/script.js";

const [tradeNo, sessionId, sessionType] = ["trade_no", "session_id", "session_type"] as const;

/** How the fake host's methods succeed, by name: each with numbers of its own. Other methods with nothing in it. */
export function createFakeEnds(): (method: string) => MethodEnds {
  const made = new Map<string, number>();
  const next = (kind: string) => {
    const number = (made.get(kind) ?? 0) + 1;
    made.set(kind, number);
    return `fake-${kind}-${String(number)}`;
  };
  const successes: ReadonlyMap<string, ReplySource> = new Map<string, ReplySource>([
    ["auth", ({ state }: CallParams) => ({ err_code: 0, code: next("code"), state })],
    ["pay", () => ({ [tradeNo]: next("trade") })],
    ["share", { code: 200 }],
    ["getSession", { [sessionId]: "fake-session-1", [sessionType]: 1 }],
    ["selectSession", { [sessionId]: "fake-session-2", [sessionType]: 2 }],
  ]);
  return (method) => endsOf(method, successes.get(method) ?? {});
}

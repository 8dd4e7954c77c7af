import type { Json, TracedCall } from "../trace/VVChatTrace.js";
import type { IconName } from "./icons.js";
import { isUnknownPayment } from "./problem.js";
import { type Words, isWordKey } from "./words.js";

/** A tone of the visual language. `run`: under way. */
type Tone = "ok" | "warn" | "bad" | "quiet" | "run";

/** What stands for an outcome: a tone, an icon, and the key of its words. */
export interface Look {
  readonly tone: Tone;
  /** `null`: a spinner. */
  readonly icon: IconName | null;
  readonly key: Kind;
}

type Done = "success.share" | "success.pay" | "success.openSessionView";
type Kind = TracedCall["outcome"] | "unknown" | Done;

// Green is for what is proved; of these the host says no more than that it took them.
const claims: readonly Kind[] = ["success.share", "success.pay", "success.openSessionView"];

const looks: Readonly<Record<TracedCall["outcome"], readonly [Tone, IconName | null]>> = {
  pending: ["run", null],
  success: ["ok", "done"],
  cancelled: ["quiet", "info"],
  superseded: ["quiet", "info"],
  aborted: ["quiet", "info"],
  busy: ["quiet", "info"],
  denied: ["warn", "warning"],
  state_mismatch: ["warn", "warning"],
  timeout: ["warn", "clock"],
  not_opened: ["warn", "clock"],
  left: ["warn", "ask"],
  unavailable: ["warn", "info"],
  unsupported: ["warn", "info"],
  failed: ["bad", "error"],
  invalid: ["bad", "error"],
  invalid_response: ["bad", "error"],
  script_failed: ["bad", "error"],
  network: ["bad", "error"],
  server: ["bad", "error"],
};

/** How a call's outcome looks. */
export function lookOf(call: TracedCall): Look {
  const { outcome, method } = call;
  if (isUnknownPayment(call)) return { tone: "warn", icon: "ask", key: "unknown" };
  const claim = claims.find((key) => key === `${outcome}.${method}`);
  if (claim) return { tone: "quiet", icon: "done", key: claim };
  const [tone, icon] = looks[outcome];
  return { tone, icon, key: outcome };
}

function isFields(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function chatWords({ outcome, method, value }: TracedCall, words: Words): string | undefined {
  if (outcome !== "success" || !/^(get|select)Session$/.test(method)) return undefined;
  const sessionId = isFields(value) && value["sessionId"];
  const sessionType = isFields(value) && value["sessionType"];
  if (typeof sessionId !== "string") return words("chat.none");
  return `${words(sessionType === "group" ? "chat.group" : "chat.single")} ${sessionId.slice(-4)}`;
}

/** The words of a call's outcome, and what else is worth a word: the host's number, the field, how often it answered. */
export function outcomeWords(call: TracedCall, words: Words): string {
  const { key } = lookOf(call);
  const { error, outcome, after, joined } = call;
  const double = after.filter(({ type }) => type === "double").length;
  const isLate = after.some(({ type }) => type === "late");
  const hasFailed = outcome === "failed" || outcome === "denied";
  const hostCode = JSON.stringify(error?.hostCode ?? "").replace(/^"|"$/g, "");
  const parts = [
    words(key),
    hasFailed && `${hostCode} ${error?.hostMessage?.slice(0, 60) ?? ""}`.trim(),
    outcome === "timeout" && !isLate && words("noAnswer"),
    outcome === "invalid" && error?.field,
    chatWords(call, words),
    joined !== undefined && words("joinedShort", { n: joined }),
    double > 0 && words("answers", { n: double + 1 }),
    isLate && words("lateAnswer"),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What happened, and what to do, in sentences. */
export function adviceOf(call: TracedCall, words: Words): readonly string[] {
  const { key } = lookOf(call);
  const sentences = [words(`what.${key}`)];
  const advice = `todo.${key}`;
  if (isWordKey(advice)) sentences.push(words(advice));
  if (call.after.length > 0) sentences.push(words("what.late"));
  return sentences;
}

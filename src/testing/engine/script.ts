import type { MethodEnds } from "./methodEnds.js";
import type { ParsedOutcome } from "./outcome.js";

/** Parameters as the host got them: a copy, in the host's own names. */
export type CallParams = Readonly<Record<string, unknown>>;

/** A reply in the host's own names, or a function that makes it, or a promise of it, from the call's parameters. */
export type ReplySource = object | ((params: CallParams) => object);

/** One way in which a host ends a call. */
export type ScriptedAnswer =
  | { readonly kind: "reply"; readonly reply: ReplySource; readonly after?: number; readonly as?: "object" }
  | { readonly kind: "twice"; readonly first: ReplySource; readonly second: ReplySource }
  | { readonly kind: "text"; readonly text: string }
  /** What a host has done before, to the letter: each answer with its ms. */
  | {
      readonly kind: "recorded";
      readonly answers: readonly { readonly after: number; readonly respond: (params: CallParams) => unknown }[];
    }
  | { readonly kind: "silent" };

/** Scripts the answers of one method: each call takes the next one, the last one stays. */
export interface MethodScript {
  /** A success, in the host's own names. */
  reply(reply: ReplySource): MethodScript;
  /** The success that VVChat would answer with. */
  succeed(): MethodScript;
  /** The person did not want to: `auth` with `err_code` 1, the others with the words for it. */
  refuse(): MethodScript;
  /** An error reply. Default `400`, `"失败"`, as in the host's documents. */
  fail(errCode?: number | string, errMsg?: string): MethodScript;
  /** No answer, ever. */
  silent(): MethodScript;
  /** Two answers to one call. Default: VVChat's success, and the same twice. */
  twice(first?: ReplySource, second?: ReplySource): MethodScript;
  /** A reply after some ms, e.g. after the call's deadline. */
  late(reply: ReplySource, ms: number): MethodScript;
  /** Text that is no JSON. Default: JSON that breaks off. */
  malformed(text?: string): MethodScript;
  /** The reply as an object, in place of its text. Default: VVChat's success. */
  object(reply?: ReplySource): MethodScript;
  /** A success without what the method promises: `auth` without a `code`, `pay` without a `trade_no`. */
  missing(): MethodScript;
  /** No answer, for the app is an older one that lacks the method. */
  unknown(): MethodScript;
}

/** A queue of answers whose last one stays. */
export interface AnswerQueue {
  readonly script: MethodScript;
  add(answer: ScriptedAnswer): void;
  next(): ScriptedAnswer | undefined;
}

/** @param ends - how the method ends, where a script does not say it */
export function createAnswerQueue(ends: MethodEnds): AnswerQueue {
  const answers: ScriptedAnswer[] = [];
  const add = (answer: ScriptedAnswer): MethodScript => {
    answers.push(answer);
    return script;
  };
  const reply = (source: ReplySource) => add({ kind: "reply", reply: source });
  const script: MethodScript = {
    reply,
    succeed: () => reply(ends.succeed),
    refuse: () => reply(ends.refuse),
    fail: (errCode = 400, errMsg = "失败") => reply(ends.fail(errCode, errMsg)),
    silent: () => add({ kind: "silent" }),
    twice: (first = ends.succeed, second = first) => add({ kind: "twice", first, second }),
    late: (source, ms) => add({ kind: "reply", reply: source, after: ms }),
    malformed: (text = '{"code":') => add({ kind: "text", text }),
    object: (source = ends.succeed) => add({ kind: "reply", reply: source, as: "object" }),
    missing: () => reply({}),
    unknown: () => add({ kind: "silent" }),
  };
  return { script, add, next: () => (answers.length > 1 ? answers.shift() : answers[0]) };
}

/** One answer, of an outcome; none where a person has to decide. */
export function answerOf(outcome: ParsedOutcome, ends: MethodEnds): ScriptedAnswer | undefined {
  const queue = createAnswerQueue(ends);
  scriptOutcome(queue.script, outcome, ends);
  return queue.next();
}

/** Scripts an outcome; what a person has to decide is left alone. */
function scriptOutcome(script: MethodScript, outcome: ParsedOutcome, { succeed }: MethodEnds): MethodScript {
  if (outcome.kind === "ask") return script;
  if (outcome.kind === "fail") return script.fail(outcome.code, outcome.text);
  if (outcome.kind === "slow" || outcome.kind === "late") return script.late(succeed, outcome.ms);
  return script[outcome.kind]();
}

/** Parameters as the host got them: a copy, in the host's own names. */
export type CallParams = Readonly<Record<string, unknown>>;

/** A reply in the host's own names, or a function that makes it, or a promise of it, from the call's parameters. */
export type ReplySource = object | ((params: CallParams) => object);

/** One way in which a host ends a call. */
export type ScriptedAnswer =
  | { readonly kind: "reply"; readonly reply: ReplySource; readonly after?: number }
  | { readonly kind: "twice"; readonly first: ReplySource; readonly second: ReplySource }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "silent" };

/** Scripts the answers of one method: each call takes the next one, the last one stays. */
export interface MethodScript {
  /** A success, in the host's own names. */
  reply(reply: ReplySource): MethodScript;
  /** An error reply. Default `400`, `"失败"`, as in the host's documents. */
  fail(errCode?: number | string, errMsg?: string): MethodScript;
  /** No answer, ever. */
  silent(): MethodScript;
  /** Two answers to one call. Default: the same twice. */
  twice(first: ReplySource, second?: ReplySource): MethodScript;
  /** A reply after some ms, e.g. after the call's deadline. */
  late(reply: ReplySource, ms: number): MethodScript;
  /** Text that is no JSON. Default: JSON that breaks off. */
  malformed(text?: string): MethodScript;
}

/** A queue of answers whose last one stays. */
export interface AnswerQueue {
  readonly script: MethodScript;
  next(): ScriptedAnswer | undefined;
}

export function createAnswerQueue(): AnswerQueue {
  const answers: ScriptedAnswer[] = [];
  const add = (answer: ScriptedAnswer): MethodScript => {
    answers.push(answer);
    return script;
  };
  const script: MethodScript = {
    reply: (reply) => add({ kind: "reply", reply }),
    fail: (errCode = 400, errMsg = "失败") => add({ kind: "reply", reply: { err_code: errCode, err_msg: errMsg } }),
    silent: () => add({ kind: "silent" }),
    twice: (first, second = first) => add({ kind: "twice", first, second }),
    late: (reply, ms) => add({ kind: "reply", reply, after: ms }),
    malformed: (text = '{"code":') => add({ kind: "text", text }),
  };
  return { script, next: () => (answers.length > 1 ? answers.shift() : answers[0]) };
}

import type { HostAnswer } from "../bridges/bridge.js";
import type { VVChatErrorCode } from "../errors/codes.js";

const notAllowed = "(look at 接口权限 in the account's console)";

/**
 * Sorts what WeChat handed over: the raw reply, and not what its page script makes of it. Only `name:ok`, to the letter,
 * is a success. A reply without words, or with some that say neither yes nor no, cannot be used; any others say no.
 */
export function readWeChatReply(raw: unknown): HostAnswer {
  const reply: Readonly<Record<string, unknown>> =
    typeof raw === "object" && raw !== null && !Array.isArray(raw) ? { ...raw } : {};
  const { err_msg: text } = reply;
  if (typeof text !== "string") return { kind: "malformed", problem: "no err_msg", raw };
  const said = text.slice(text.indexOf(":") + 1);
  if (/^[^:]+:ok$/.test(text)) return { kind: "success", reply, raw, hostMessage: text };
  if (/^(fail(ed)?_)?cancel$/.test(said)) return refusal("cancelled", said, text, raw);
  if (/^(ok|confirm)?$/i.test(said)) return { kind: "malformed", problem: `err_msg is "${text.slice(0, 99)}"`, raw };
  return { ...refusal("failed", said, text, raw), ...(/access|permission/.test(said) && { hint: notAllowed }) };
}

/** What an event tells, with or without words of success. */
export function readWeChatEvent(raw: unknown): HostAnswer {
  const { err_msg: text } = Object(raw) as { err_msg?: unknown };
  return readWeChatReply(text === undefined ? { ...Object(raw), err_msg: "event:ok" } : raw);
}

/** An answer that says no. `said` stands for the number that WeChat does not give. */
export function refusal(code: VVChatErrorCode, said: string, words: string, raw?: unknown): HostAnswer {
  return { kind: "error", code, reply: {}, raw, hostCode: said.slice(0, 40), hostMessage: words };
}

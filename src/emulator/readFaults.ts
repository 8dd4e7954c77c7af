import { refuse } from "./answers.js";
import type { AnswerFault, NotificationFault } from "./EmulatorOptions.js";
import { type Fields, isFields } from "./fields.js";
import { readWeChatFault } from "./weChat/readWeChatFaults.js";
import type { WeChatFault } from "./weChat/WeChatFault.js";

function wholeNumber(fields: Fields, name: string, from: number, to: number): number {
  const value = fields[name];
  const fits = typeof value === "number" && Number.isInteger(value) && value >= from && value <= to;
  return fits ? value : refuse(`参数错误：${name}`);
}

/** Longer than this a timer cannot wait. */
const longest = 2 ** 31 - 1;

function answerFault(fields: Fields): AnswerFault {
  const { kind } = fields;
  if (kind === "slow") return { kind, ms: wholeNumber(fields, "ms", 0, longest) };
  if (kind === "status") return { kind, status: wholeNumber(fields, "status", 400, 599) };
  return kind === "badJson" || kind === "html" ? { kind } : refuse("参数错误：kind");
}

function notificationFault(fields: Fields): NotificationFault {
  const { kind } = fields;
  if (kind === "late") return { kind, ms: wholeNumber(fields, "ms", 0, longest) };
  if (kind === "status") return { kind, status: wholeNumber(fields, "status", 0, 999) };
  return kind === "twice" || kind === "outOfOrder" || kind === "forged" || kind === "lost"
    ? { kind }
    : refuse("参数错误：kind");
}

function list<Fault>(fields: Fields, name: string, read: (fault: Fields) => Fault): Fault[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) return refuse(`参数错误：${name}`);
  return value.map((one: unknown) => (isFields(one) ? read(one) : refuse(`参数错误：${name}`)));
}

/** WeChat's faults may be names alone. */
function named(fields: Fields): Fields {
  const { weChat } = fields;
  if (!Array.isArray(weChat)) return fields;
  return { weChat: weChat.map((one: unknown) => (typeof one === "string" ? { kind: one } : one)) };
}

/** The faults of `POST /emulator/faults`: all of them are right, or none counts. */
export function readFaults(fields: Fields): {
  answers: AnswerFault[];
  notifications: NotificationFault[];
  weChat: WeChatFault[];
} {
  return {
    answers: list(fields, "answers", answerFault),
    notifications: list(fields, "notifications", notificationFault),
    weChat: list(named(fields), "weChat", (fault) => readWeChatFault(fault, answerFault)),
  };
}

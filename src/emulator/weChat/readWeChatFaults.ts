import { weChatPaths } from "../../platform/weChat/wire.js";
import { refuse } from "../answers.js";
import type { AnswerFault } from "../EmulatorOptions.js";
import type { Fields } from "../fields.js";
import { isWeChatFaultKind } from "./faults.js";
import { payPaths } from "./payPaths.js";
import type { WeChatFault, WeChatFaultKind } from "./WeChatFault.js";

/**
 * A fault of WeChat's that came as JSON.
 *
 * @param answerFault - reads those that any answer can have
 */
export function readWeChatFault(fields: Fields, answerFault: (fields: Fields) => AnswerFault): WeChatFault {
  const { kind, times = 1, path } = fields;
  if (typeof times !== "number" || !Number.isInteger(times) || times < 1 || times > 1000) refuse("参数错误：times");
  const at = [...Object.values(weChatPaths), ...Object.values(payPaths)].find((one) => one === path);
  if (path !== at) refuse("参数错误：path");
  const fault: AnswerFault | { kind: WeChatFaultKind } = isWeChatFaultKind(kind) ? { kind } : answerFault(fields);
  return { ...fault, times, path: at };
}

import { refuse } from "../answers.js";
import { type Fields, address, optionalText, text } from "../fields.js";
import type { WeChatMessageMode } from "./EmulatorWeChatOptions.js";
import type { WeChatMessage, WeChatServerRef } from "./WeChatMessage.js";

/** The longest text that WeChat takes, in letters. */
const longest = 2048;

/** What XML has no place for. */
function writable(value: string, name: string): string {
  return /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/u.test(value) ? refuse(`参数错误：${name}`) : value;
}

function modeOf(fields: Fields): WeChatMessageMode | undefined {
  const { mode } = fields;
  if (mode === undefined || mode === "plain" || mode === "compatible" || mode === "safe") return mode;
  return refuse("参数错误：mode");
}

export function readServer(fields: Fields): WeChatServerRef {
  const { url } = fields;
  return { appId: optionalText(fields, "appId"), url: url === undefined ? undefined : address(fields, "url") };
}

/** A message that came as JSON. */
export function readMessage(fields: Fields): WeChatMessage {
  const field = (name: string) => writable(text(fields, name, longest), name);
  const optional = (name: string) => (optionalText(fields, name) === undefined ? undefined : field(name));
  const [openId, nickname] = ["openId", "nickname"].map((name) => optionalText(fields, name));
  const common = { ...readServer(fields), openId, nickname, mode: modeOf(fields) };
  const { type } = fields;
  if (type === "text") return { ...common, type, content: field("content") };
  if (type === "image") return { ...common, type, picUrl: address(fields, "picUrl"), mediaId: optional("mediaId") };
  if (type === "event") return { ...common, type, event: field("event"), eventKey: optional("eventKey") };
  return refuse("参数错误：type");
}

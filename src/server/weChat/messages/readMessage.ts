import { sha256 } from "../../hash.js";
import { type MessageFields, UnreadableMessage } from "./fields.js";
import { parseJson } from "./parseJson.js";
import { parseXml } from "./parseXml.js";
import type { WeChatMessage } from "./WeChatMessage.js";

/** The longest text of a field that names somebody or something, in letters. */
const longestName = 128;

/**
 * The fields of a message, in whichever of the two forms it is.
 *
 * @throws UnreadableMessage
 */
export function parseMessage(text: string): MessageFields {
  return text.trimStart().startsWith("{") ? parseJson(text) : parseXml(text.trim());
}

function nameOf(fields: MessageFields, name: string): string {
  const value = fields.get(name) ?? "";
  if (value && value.length <= longestName) return value;
  throw new UnreadableMessage(`"${name}" is missing or too long.`);
}

function dateOf(fields: MessageFields): Date {
  const seconds = nameOf(fields, "CreateTime");
  if (/^\d{1,11}$/.test(seconds)) return new Date(Number(seconds) * 1000);
  throw new UnreadableMessage('"CreateTime" is no time.');
}

/** An event has no number. One person can do two things in a second, so what it is counts too. */
async function idOf(fields: MessageFields, openId: string): Promise<string> {
  const id = fields.get("MsgId");
  if (id !== undefined && /^\d{1,20}$/.test(id)) return id;
  const parts = ["CreateTime", "MsgType", "Event", "EventKey"].map((name) => fields.get(name));
  return (await sha256(JSON.stringify([openId, ...parts]))).slice(0, 32);
}

/**
 * What a message says. A kind that is not known is one too.
 *
 * @throws UnreadableMessage where it has no sender, account, time or kind
 */
export async function readMessage(fields: MessageFields): Promise<WeChatMessage> {
  const openId = nameOf(fields, "FromUserName");
  const common = {
    id: await idOf(fields, openId),
    account: nameOf(fields, "ToUserName"),
    openId,
    sentAt: dateOf(fields),
    msgType: nameOf(fields, "MsgType").trim(),
    fields: Object.fromEntries(fields),
  };
  const text = (name: string): string => fields.get(name) ?? "";
  switch (common.msgType) {
    case "text":
      return { ...common, kind: "text", text: text("Content") };
    case "image":
      return { ...common, kind: "image", pictureUrl: text("PicUrl"), mediaId: text("MediaId") };
    case "event":
      return { ...common, kind: "event", event: text("Event"), eventKey: fields.get("EventKey") || undefined };
    default:
      return { ...common, kind: "other" };
  }
}

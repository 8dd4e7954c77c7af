import { randomText } from "./random.js";
import type { WeChatMessage } from "./WeChatMessage.js";

/** What a message says. Numbers are written as such. */
export type MessageFields = Readonly<Record<string, string | number | bigint>>;

/** What a message of its kind says, beside who sends it and when. */
export function contentOf(message: WeChatMessage): MessageFields {
  if (message.type === "text") return { MsgType: "text", Content: message.content };
  if (message.type === "image") {
    return { MsgType: "image", PicUrl: message.picUrl, MediaId: message.mediaId ?? randomText(64) };
  }
  const { event, eventKey } = message;
  return { MsgType: "event", Event: event, ...(eventKey !== undefined && { EventKey: eventKey }) };
}

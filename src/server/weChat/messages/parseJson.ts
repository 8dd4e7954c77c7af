import { type Fields, isFields } from "../../platform/ask.js";
import { type MessageFields, UnreadableMessage, deepest } from "./fields.js";

/** A key cannot stand in a text without a backslash before its quote: what is found is a key. */
const messageId = /("MsgId"\s*:\s*)(\d+)/g;

function collect(object: Fields, prefix: string, level: number, fields: Map<string, string>): void {
  if (level > deepest) throw new UnreadableMessage("The JSON is nested too deep.");
  for (const [name, value] of Object.entries(object)) {
    const path = prefix + name;
    if (typeof value === "string") fields.set(path, value);
    else if (typeof value === "number" || typeof value === "boolean") fields.set(path, String(value));
    else if (typeof value === "object" && value !== null) collect({ ...value }, `${path}.`, level + 1, fields);
  }
}

/**
 * The fields of a message in JSON.
 *
 * @throws UnreadableMessage
 */
export function parseJson(text: string): MessageFields {
  let message: unknown;
  try {
    // It has 64 bits, and a number would lose the last of them.
    message = JSON.parse(text.replace(messageId, '$1"$2"'));
  } catch {
    throw new UnreadableMessage("The JSON is none.");
  }
  if (!isFields(message)) throw new UnreadableMessage("The JSON is no object.");
  const fields = new Map<string, string>();
  collect(message, "", 0, fields);
  return fields;
}

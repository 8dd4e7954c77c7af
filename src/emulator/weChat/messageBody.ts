import { type MessageKey, encryptMessage, isEncodingAESKey } from "../../platform/weChat/messageCipher.js";
import { refuse } from "../answers.js";
import type { WeChatMessageMode } from "./EmulatorWeChatOptions.js";
import type { MessageFields } from "./messageFields.js";
import type { WeChatAccount } from "./WeChatState.js";

function toXml(fields: MessageFields): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    // The end of a CDATA section cannot stand in one.
    const text =
      typeof value === "string" ? `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>` : String(value);
    return `<${name}>${text}</${name}>`;
  });
  return `<xml>${parts.join("")}</xml>`;
}

/** By hand, because JSON in this language has no numbers of 64 bits. */
function toJson(fields: MessageFields): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    return `${JSON.stringify(name)}:${typeof value === "string" ? JSON.stringify(value) : String(value)}`;
  });
  return `{${parts.join(",")}}`;
}

/** @throws where the account has no such key, or the runtime no such cipher */
export function cipherKey({ appId, encodingAESKey }: WeChatAccount): MessageKey {
  if (!isEncodingAESKey(encodingAESKey)) return refuse("账号没有正确的 encodingAESKey");
  if (!("subtle" in crypto)) return refuse("普通 http 页面没有加密功能：请用 https、localhost，或改用明文模式");
  return { appId, encodingAESKey };
}

/** A message's body as it goes over the wire, with its encrypted part where it has one. */
export async function messageBody(
  account: WeChatAccount,
  mode: WeChatMessageMode,
  fields: MessageFields,
): Promise<{ body: string; encrypted: string | undefined; contentType: string }> {
  const isJson = account.messageFormat === "json";
  const write = isJson ? toJson : toXml;
  const contentType = isJson ? "application/json" : "text/xml";
  if (mode === "plain") return { body: write(fields), encrypted: undefined, contentType };
  const encrypted = await encryptMessage(write(fields), cipherKey(account));
  const readable = mode === "safe" ? { ToUserName: account.originalId } : fields;
  return { body: write({ ...readable, Encrypt: encrypted }), encrypted, contentType };
}

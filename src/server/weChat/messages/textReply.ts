import { type MessageKey, encryptMessage } from "../../../platform/weChat/messageCipher.js";
import { sortedSha1 } from "../../../platform/weChat/sign.js";
import type { WeChatMessage } from "./WeChatMessage.js";

/** Letters that XML has not, and halves of letters. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

function cdata(text: string): string {
  return `<![CDATA[${text.replace(impossible, "").replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function element(name: string, text: string): string {
  return `<${name}>${cdata(text)}</${name}>`;
}

const now = (): string => String(Math.floor(Date.now() / 1000));

/** A text to who sent the message, as WeChat wants it: XML, whatever the message was. */
export function textReply({ openId, account }: WeChatMessage, text: string): string {
  const who = element("ToUserName", openId) + element("FromUserName", account);
  return `<xml>${who}<CreateTime>${now()}</CreateTime>${element("MsgType", "text")}${element("Content", text)}</xml>`;
}

/** The same, encrypted and signed: for a message that came so. */
export async function sealedReply(reply: string, token: string, key: MessageKey): Promise<string> {
  const encrypted = await encryptMessage(reply, key);
  const timestamp = now();
  const nonce = crypto.randomUUID().replaceAll("-", "").slice(0, 16);
  const sign = sortedSha1(token, timestamp, nonce, encrypted);
  const signed = element("Encrypt", encrypted) + element("MsgSignature", sign);
  return `<xml>${signed}<TimeStamp>${timestamp}</TimeStamp>${element("Nonce", nonce)}</xml>`;
}

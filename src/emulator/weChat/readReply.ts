import { decryptMessage } from "../../platform/weChat/messageCipher.js";
import { verifySorted } from "../../platform/weChat/sign.js";
import type { WeChatMessageMode } from "./EmulatorWeChatOptions.js";
import { cipherKey } from "./messageBody.js";
import type { WeChatAccount } from "./WeChatState.js";

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The text of an element: sections of CDATA as they are, all else with its entities. */
function textOf(inner: string): string {
  return inner.replace(
    /<!\[CDATA\[([^]*?)\]\]>|&(\w+);/g,
    (all: string, section: string | undefined, entity: string | undefined) => section ?? entities[entity ?? ""] ?? all,
  );
}

/** The elements of a flat `<xml>`. Nothing where it is anything else. */
function readXml(text: string): ReadonlyMap<string, string> | undefined {
  const [, inner] = /^\s*(?:<\?xml[^>]*\?>\s*)?<xml>([^]*)<\/xml>\s*$/.exec(text) ?? [];
  if (inner === undefined) return undefined;
  const fields = new Map<string, string>();
  const element = /\s*<(\w+)>((?:<!\[CDATA\[[^]*?\]\]>|[^<])*)<\/\1>\s*/y;
  while (element.lastIndex < inner.length) {
    const [, name, value] = element.exec(inner) ?? [];
    if (name === undefined || value === undefined) return undefined;
    fields.set(name, textOf(value));
  }
  return fields;
}

/** What an encrypted reply says, where its signature is right. */
async function opened(account: WeChatAccount, fields: ReadonlyMap<string, string>): Promise<string | undefined> {
  const [encrypted = "", time = "", nonce = ""] = ["Encrypt", "TimeStamp", "Nonce"].map((name) => fields.get(name));
  const signed = verifySorted(fields.get("MsgSignature"), account.token ?? "", time, nonce, encrypted);
  return signed ? decryptMessage(encrypted, cipherKey(account)) : undefined;
}

/**
 * The text that an account's server replies with.
 *
 * @param openId - who reads it
 * @returns nothing where it is no reply to this person, or not encrypted where it has to be
 */
export async function readReply(
  account: WeChatAccount,
  mode: WeChatMessageMode,
  openId: string,
  answer: string,
): Promise<string | undefined> {
  let fields = readXml(answer);
  if (mode !== "plain" && fields?.has("Encrypt")) fields = readXml((await opened(account, fields)) ?? "");
  else if (mode === "safe") return undefined;
  const isReply =
    fields?.get("MsgType") === "text" &&
    fields.get("ToUserName") === openId &&
    fields.get("FromUserName") === account.originalId &&
    /^\d+$/.test(fields.get("CreateTime") ?? "");
  return isReply ? fields?.get("Content") : undefined;
}

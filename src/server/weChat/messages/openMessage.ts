import { decryptMessage } from "../../../platform/weChat/messageCipher.js";
import { verifySorted } from "../../../platform/weChat/sign.js";
import type { WeChatOptions } from "../WeChatOptions.js";
import type { MessageFields } from "./fields.js";
import { parseMessage } from "./readMessage.js";
import { notSigned, type SignedQuery } from "./signedQuery.js";

/** A message that cannot be opened until somebody changes the configuration. What it says is for the log. */
export class ConfigurationNeeded extends Error {
  override readonly name = "ConfigurationNeeded";
  /** Whether WeChat is told that all is well: the message is its own, and it would only come again. */
  readonly isGenuine: boolean;

  constructor(message: string, isGenuine: boolean) {
    super(message);
    this.isGenuine = isGenuine;
  }
}

/**
 * The fields of a message, in whichever mode it came: plain; compatible, which has both forms; safe, which is encrypted alone.
 * With a key only what is encrypted counts: that alone is signed with its contents.
 *
 * @throws HttpError 401 where its own signature is wrong
 * @throws ConfigurationNeeded, UnreadableMessage
 */
export async function openMessage(
  body: string,
  { timestamp, nonce, messageSignature }: SignedQuery,
  { appId, token = "", encodingAESKey }: WeChatOptions,
): Promise<MessageFields> {
  const outer = parseMessage(body);
  const encrypted = outer.get("Encrypt");
  if (encodingAESKey === undefined) {
    if (encrypted === undefined || outer.has("MsgType")) return outer;
    throw new ConfigurationNeeded(
      'WeChat sends encrypted messages alone: give weChat "encodingAESKey", or choose the plain mode in its console.',
      true,
    );
  }
  if (encrypted === undefined) {
    throw new ConfigurationNeeded(
      'A message came that is not encrypted: choose the safe mode in WeChat\'s console, or take "encodingAESKey" out.',
      false,
    );
  }
  if (!verifySorted(messageSignature, token, timestamp, nonce, encrypted)) throw notSigned();
  const text = await decryptMessage(encrypted, { appId, encodingAESKey });
  if (text !== undefined) return parseMessage(text);
  throw new ConfigurationNeeded(
    'A message cannot be decrypted: "encodingAESKey" or "appId" is not the console\'s.',
    false,
  );
}

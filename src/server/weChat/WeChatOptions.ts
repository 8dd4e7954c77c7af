import type { WeChatMessage } from "./messages/WeChatMessage.js";
import type { WeChatPay } from "./pay/WeChatPay.js";
import type { WeChatAccount } from "./WeChatClient.js";

/** The handler's option `weChat`: an official account, so that pages opened in WeChat can sign in and share too. */
export interface WeChatOptions extends WeChatAccount {
  /** The console's Token of the server's address. Without one the address for messages is none. */
  token?: string | undefined;
  /** The console's EncodingAESKey. Needed in safe mode; with it a message that is not encrypted is refused. */
  encodingAESKey?: string | undefined;
  /**
   * Somebody sent the account a message, or did something with it. What it gives is sent back as a text, where it comes within
   * 4.5 s. Called once for each message; what it throws is reported, and WeChat is told that all is well.
   */
  onMessage?: ((message: WeChatMessage) => string | void | Promise<string | void>) | undefined;
  /** WeChat Pay, by your own code. Without it users of WeChat's cannot order: 501. */
  pay?: WeChatPay | undefined;
}

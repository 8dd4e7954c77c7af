import type { WeChatMessageMode } from "./EmulatorWeChatOptions.js";
import type { WeChatPersonRef } from "./grants.js";

/** Which account's server. */
export interface WeChatServerRef {
  /** Default: the first account. */
  appId?: string | undefined;
  /** In place of the account's `messageUrl`. */
  url?: string | undefined;
}

/** What a person sends to an account, or does there. */
export type WeChatMessage = WeChatPersonRef &
  WeChatServerRef & {
    /** In place of the account's. */
    mode?: WeChatMessageMode | undefined;
  } & (
    | { type: "text"; content: string }
    | { type: "image"; picUrl: string; mediaId?: string | undefined }
    /** `"subscribe"`, `"unsubscribe"`, `"CLICK"` with its key, and the like. */
    | { type: "event"; event: string; eventKey?: string | undefined }
  );

/** What a message is known by. */
export interface WeChatSent {
  /** Events have none. */
  msgId: string | undefined;
  /** Unix seconds. */
  createTime: number;
}

/** One try to deliver a message. */
export interface WeChatDelivery extends Readonly<WeChatSent> {
  readonly url: string;
  readonly body: string;
  /** What it was answered with; nothing where no answer came in time. */
  readonly status: number | undefined;
  readonly answer: string | undefined;
  /**
   * What comes of it: nothing is shown, the person reads the reply, the message comes again, or the person is told that the
   * account is out of order.
   */
  readonly outcome: "silent" | "reply" | "again" | "outage";
  /** The text that the person reads. */
  readonly reply?: string | undefined;
}

/** How the server took the check of its address. */
export interface WeChatAddressCheck {
  /** It has sent back what it was sent. */
  readonly ok: boolean;
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

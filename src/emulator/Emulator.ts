import type { VVChatApp } from "./app.js";
import type { AnswerFault, NotificationFault } from "./EmulatorOptions.js";
import type { SentMessage } from "./ledger.js";
import type { Delivery } from "./notifier.js";
import type { WeChatEmulator } from "./weChat/WeChatEmulator.js";

/** VVChat's Open Platform and WeChat, in this process. */
export interface Emulator extends VVChatApp {
  /** The platform over HTTP: hand it requests, or hand it to a client as its `fetch`. */
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  /** What goes wrong with the next answers of the platform, one after the other. */
  fail: (...faults: readonly AnswerFault[]) => void;
  /** What goes wrong with the next notifications, one after the other. */
  failNotification: (...faults: readonly NotificationFault[]) => void;
  /** Each try to deliver a notification so far. */
  readonly deliveries: readonly Delivery[];
  readonly messages: readonly SentMessage[];
  /** WeChat, on the same address. */
  readonly weChat: WeChatEmulator;
  /** Resolves when no notification and no message of WeChat's is on its way or waits for another try. */
  settled: () => Promise<void>;
  /** Gives up what is on its way, and waits for nothing more. */
  stop: () => void;
}

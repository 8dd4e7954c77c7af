import type { authWords } from "./auth.js";
import type { commonWords } from "./common.js";
import type { contactWords } from "./contact.js";
import type { gateWords } from "./gate.js";
import type { orderWords } from "./order.js";
import type { payWords } from "./pay.js";
import type { pickerWords } from "./picker.js";
import type { sendWords } from "./send.js";
import type { shareWords } from "./share.js";

/** The languages that the kit speaks. */
export type Locale = "zh-CN" | "en";

/** Names one text of the kit. */
export type MessageKey =
  | CommonKey
  | keyof typeof authWords
  | keyof typeof payWords
  | keyof typeof sendWords
  | keyof typeof shareWords
  | keyof typeof contactWords
  | keyof typeof pickerWords
  | keyof typeof orderWords
  | keyof typeof gateWords;

/** A text that every component has. */
export type CommonKey = keyof typeof commonWords;

/** A text for every key. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** Texts of the app's own, for the provider's `messages`. */
export type MessageOverrides = Partial<Messages>;

/** The kit's language for a BCP 47 tag: Chinese for any `zh`, the default for none, else English. */
export function toLocale(tag: string | undefined): Locale {
  return tag === undefined || /^zh(?![a-z])/i.test(tag) ? "zh-CN" : "en";
}

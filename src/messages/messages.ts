import type { zhCN } from "./zhCN.js";

/** The languages that the kit speaks. */
export type Locale = "zh-CN" | "en";

/** Names one text of the kit. */
export type MessageKey = keyof typeof zhCN;

/** A text for every key. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** Texts of the app's own, for the provider's `messages`. */
export type MessageOverrides = Partial<Messages>;

/** The kit's language for a BCP 47 tag: Chinese for any `zh`, the default for none, else English. */
export function toLocale(tag: string | undefined): Locale {
  return tag === undefined || /^zh(?![a-z])/i.test(tag) ? "zh-CN" : "en";
}

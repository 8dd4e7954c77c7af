"use client";
import type { VVChatErrorCode } from "../../errors/codes.js";
import { commonWords } from "../../messages/common.js";
import type { CommonKey, MessageKey } from "../../messages/messages.js";
import type { Words } from "../../messages/words.js";
import { type VVChatContextValue, useVVChatContext } from "../../provider/VVChatContext.js";

/** A component's texts in the provider's language, the app's own first. */
export interface Text<TKey extends MessageKey = never> {
  (key: TKey | CommonKey): string;
  /** The component's own text of this name, if it has one. */
  own(name: string): string | undefined;
  /** What to tell a person of an error: in the component's own words, or in general ones. */
  ofError(code: VVChatErrorCode): string;
}

/** Keys of a component's own words. */
type KeyOf<TWords> = keyof TWords & MessageKey;

/**
 * The texts of a context, for whom has one in hand.
 *
 * @param component - the first part of its keys, e.g. `"auth"`
 */
export function textOf<TWords extends Words>(
  { locale, messages, words: say }: VVChatContextValue,
  component: string,
  words: TWords,
): Text<KeyOf<TWords>> {
  const find = (key: string): string | undefined => {
    const own: Partial<Record<string, string>> | undefined = messages;
    const tables: Words = key in words ? words : commonWords;
    const said = tables[key]?.[locale === "en" ? 1 : 0];
    return own?.[key] ?? (said && say ? say(said, key) : said);
  };
  const text = (key: KeyOf<TWords> | CommonKey) => find(key) ?? key;
  const own = (name: string) => find(`${component}.${name}`);
  return Object.assign(text, {
    own,
    ofError: (code: VVChatErrorCode) => own(`note.${code}`) ?? text(`error.${code}`),
  });
}

/** @param user - who asks, for the message where there is no provider */
export function useText<TWords extends Words>(user: string, component: string, words: TWords): Text<KeyOf<TWords>> {
  return textOf(useVVChatContext(user), component, words);
}

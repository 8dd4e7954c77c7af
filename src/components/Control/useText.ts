"use client";
import type { VVChatErrorCode } from "../../errors/codes.js";
import { en } from "../../messages/en.js";
import type { MessageKey } from "../../messages/messages.js";
import { zhCN } from "../../messages/zhCN.js";
import { type VVChatContextValue, useVVChatContext } from "../../provider/VVChatContext.js";

const dictionaries = { "zh-CN": zhCN, en };

function isKey(key: string): key is MessageKey {
  return key in zhCN;
}

/** The kit's texts in the provider's language, the app's own first. */
export interface Text {
  (key: MessageKey): string;
  /** A component's own text `COMPONENT.NAME`, or nothing. */
  own(component: string, name: string): string | undefined;
  /** What to tell a person of an error: in the component's own words, or in general ones. */
  ofError(component: string, code: VVChatErrorCode): string;
}

/** The texts of a context, for whom has one in hand. */
export function textOf({ locale, messages }: VVChatContextValue): Text {
  const text = (key: MessageKey): string => messages?.[key] ?? dictionaries[locale][key];
  const own = (component: string, name: string) => {
    const key = `${component}.${name}`;
    return isKey(key) ? text(key) : undefined;
  };
  const ofError = (component: string, code: VVChatErrorCode) => own(component, `note.${code}`) ?? text(`error.${code}`);
  return Object.assign(text, { own, ofError });
}

/** @param user - who asks, for the message where there is no provider */
export function useText(user: string): Text {
  return textOf(useVVChatContext(user));
}

import type { Locale } from "../../messages/messages.js";
import type { WordKey } from "../words.js";

type Own = Readonly<Partial<Record<WordKey, string>>>;

const zhCN: Own = {
  "auth.title": "网页授权",
  "pay.title": "微信支付",
  "pay.balance": "零钱（测试）",
  "pay.unknown": "微信不认识这个订单。",
  "emulator.refused": "模拟器背后的微信拒绝了：{detail}",
  "emulator.silent": "模拟器背后的微信没有回应：{detail}",
  "emulator.odd": "这个地址的回答不像微信：{detail}",
};

const en: Own = {
  "auth.title": "Web authorization",
  "pay.title": "WeChat Pay",
  "pay.balance": "Balance (test)",
  "pay.unknown": "WeChat doesn't know this order.",
  "emulator.refused": "The emulated WeChat refused: {detail}",
  "emulator.silent": "The emulated WeChat doesn't answer: {detail}",
  "emulator.odd": "This is no answer of the emulated WeChat's: {detail}",
};

/** What WeChat says in other words than VVChat. */
export function weChatWords(locale: Locale): Own {
  return locale === "en" ? en : zhCN;
}

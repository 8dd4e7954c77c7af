import type { Locale } from "../messages/messages.js";

const zhCN = {
  close: "关闭",
  thisPage: "这个网页",
  "auth.title": "申请授权",
  "auth.wants": "想获得以下信息",
  "auth.wantsToSend": "想获得以下权限",
  "auth.profile": "你的昵称和头像",
  "auth.account": "识别你的账号（openId）",
  "auth.sendSingle": "在单聊里发消息，尾号 {id}",
  "auth.sendGroup": "在群聊里发消息，尾号 {id}",
  "auth.other": "其他权限：{scope}",
  "auth.refuse": "拒绝",
  "auth.allow": "允许",
  "user.first": "小竹",
  "user.second": "阿岚",
  "user.test": "测试用户 {number}",
  "user.switch": "换一个",
  "end.title": "模拟",
  "end.fail": "失败",
  "end.silence": "不回应",
  "end.malformed": "坏 JSON",
  "end.twice": "回两次",
  "end.kill": "杀页面",
} as const;

/** Names one text of the simulator. */
type WordKey = keyof typeof zhCN;

const en: Readonly<Record<WordKey, string>> = {
  close: "Close",
  thisPage: "This page",
  "auth.title": "Permission request",
  "auth.wants": "would like to",
  "auth.wantsToSend": "would like to",
  "auth.profile": "See your name and picture",
  "auth.account": "Recognise your account (openId)",
  "auth.sendSingle": "Post in a direct chat that ends in {id}",
  "auth.sendGroup": "Post in a group chat that ends in {id}",
  "auth.other": "Other access: {scope}",
  "auth.refuse": "Don't allow",
  "auth.allow": "Allow",
  "user.first": "Bamboo",
  "user.second": "Lan",
  "user.test": "Test user {number}",
  "user.switch": "Switch",
  "end.title": "Simulate",
  "end.fail": "Failed",
  "end.silence": "Silence",
  "end.malformed": "Bad JSON",
  "end.twice": "Twice",
  "end.kill": "Kill page",
};

/** Says a text, with `{name}` filled in. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string>>) => string;

/** The simulator's own words, apart from the kit's: no app ships them. */
export function wordsOf(locale: Locale): Words {
  const texts = locale === "en" ? en : zhCN;
  return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

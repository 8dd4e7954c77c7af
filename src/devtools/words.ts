import type { Locale } from "../messages/messages.js";
import { adviceWords } from "./adviceWords.js";
import { outcomeWords } from "./outcomeWords.js";

const panelWords = {
  title: ["调用日志", "Call log"],
  back: ["返回列表", "Back to the list"],
  clear: ["清空", "Clear"],
  close: ["关闭", "Close"],
  copyAll: ["复制全部", "Copy all"],
  copyReport: ["复制报告", "Copy report"],
  copied: [
    "已复制。机密内容已遮住，发出去之前再看一眼。",
    "Copied. Secrets are masked; look it over before you send it.",
  ],
  byHand: ["这个网页不能直接复制，请选中后自己复制。", "This page cannot copy for you. Copy the text by hand."],
  done: ["好了", "Done"],
  filter: ["筛选", "Filter"],
  all: ["全部 {n}", "All {n}"],
  problems: ["有问题 {n}", "Problems {n}"],
  empty: ["还没有调用。和 VVChat 的每次往来都会列在这里。", "No calls yet. Every call to VVChat will be listed here."],
  noneOfThese: ["没有这样的调用。", "No such calls."],
  choose: ["选一个调用，看它的经过。", "Choose a call to see what happened."],
  seePage: ["说明：", "More in "],
  time: ["时间", "Time"],
  queued: ["排队", "Queued"],
  sent: ["送到宿主", "Sent"],
  waiting: ["等回应", "Waiting"],
  late: ["迟到的回应", "Late answer"],
  double: ["多余的回应", "Further answer"],
  neverSent: ["没有送出", "Never sent"],
  route: ["走的路", "Route"],
  bridge: ["桥", "Bridge"],
  noBridge: ["没有", "None"],
  host: ["宿主", "Host"],
  noHost: ["没有", "None"],
  why: ["为什么", "Why"],
  joined: ["合并", "Joined"],
  joinedCall: ["和第 {n} 次调用是同一个，结果也一样", "The same as call {n}, and ends as it does"],
  recovery: ["恢复", "Recovery"],
  keptPayment: ["已记在本机，重新打开网页后继续查", "Noted on this device; checked again after a reload"],
  keptLink: [
    "经链接打开 VVChat，结果可能随下一次打开网页回来",
    "Opened VVChat by a link; the answer may come with the next load",
  ],
  parameters: ["参数", "Parameters"],
  reply: ["回应", "Reply"],
  nothingSent: ["没有参数", "None"],
  nothingArrived: ["没有收到任何回应", "Nothing arrived"],
  error: ["错误信息", "Error message"],
  hidden: ["遮住了 {n} 个值", "{n} hidden"],
  cut: ["内容太长，只留了一部分", "Too long, and cut"],
} as const;

/** Names one text of the call log. */
export type WordKey = keyof typeof panelWords | keyof typeof outcomeWords | keyof typeof adviceWords;

const words: Readonly<Record<WordKey, readonly [zhCN: string, en: string]>> = {
  ...panelWords,
  ...outcomeWords,
  ...adviceWords,
};

export function isWordKey(key: string): key is WordKey {
  return Object.prototype.hasOwnProperty.call(words, key);
}

/** Says a text, with `{name}` filled in. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The log's own words, apart from the kit's: no app ships them. */
export function wordsIn(locale: Locale): Words {
  const column = locale === "en" ? 1 : 0;
  return (key, values = {}) =>
    words[key][column].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

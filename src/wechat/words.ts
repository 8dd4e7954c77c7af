/** What is said of VVChat itself, in WeChat too: where else the page works, and what it cannot do here. */
const ofVVChat = /^(gate|contact|picker|send)\.|unavailable|unsupported|download/;

/** Where WeChat goes about it in another way. */
const others: ReadonlyMap<string, readonly [zhCN: string, en: string]> = /* #__PURE__ */ new Map([
  ["auth.note.pending", ["正在前往微信…", "Going to WeChat…"]],
  ["share.pending", ["准备中…", "Preparing…"]],
  ["share.note.pending", ["正在准备卡片…", "Preparing the card…"]],
  ["pay.note.confirming", ["正在向商家核实。", "Checking with the shop."]],
  ["pay.note.unconfirmed", ["微信支付说已付款，请向商家确认。", "WeChat Pay says paid. Ask the shop to be sure."]],
]);

/** The kit's texts, as WeChat's pages have them. */
export function weChatWords(text: string, key: string): string {
  if (ofVVChat.test(key)) return text;
  const isChinese = /[一-龥]/.test(text);
  return (
    others.get(key)?.[isChinese ? 0 : 1] ??
    (isChinese ? text.replace(/ ?VVChat ?/g, "微信") : text.replace(/VVChat/g, "WeChat"))
  );
}

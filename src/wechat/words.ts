/** What is said of VVChat itself, in WeChat too: where else the page works, and what it cannot do here. */
const ofVVChat = /^(gate|contact|picker|send)\.|unavailable|unsupported|download/;

/** The kit's texts, as WeChat's pages have them. */
export function weChatWords(text: string, key: string): string {
  if (ofVVChat.test(key)) return text;
  // It opens no chats to choose from.
  if (key === "share.note.pending") return "";
  const [zhCN, en] = key.startsWith("pay.") ? ["微信支付", "WeChat Pay"] : ["微信", "WeChat"];
  return /[一-龥]/.test(text) ? text.replace(/ ?VVChat ?/g, zhCN) : text.replace(/VVChat/g, en);
}

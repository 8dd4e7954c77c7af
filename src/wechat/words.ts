/** What is said of VVChat itself, in WeChat too: where else the page works, and what it cannot do here. */
const ofVVChat = /^(gate|contact|picker|send)\.|unavailable|unsupported|download/;

/** The kit's texts, as WeChat's pages have them. */
export function weChatWords(text: string, key: string): string {
  if (ofVVChat.test(key)) return text;
  return /[一-龥]/.test(text) ? text.replace(/ ?VVChat ?/g, "微信") : text.replace(/VVChat/g, "WeChat");
}

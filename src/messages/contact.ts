/** Texts: the customer service's. */
export const contactWords = {
  "contact.idle": ["联系客服", "Contact us"],
  "contact.pending": ["打开中…", "Opening…"],
  "contact.handedOff": ["已打开", "Opened"],
  "contact.note.pending": ["正在打开客服聊天。", "Opening the support chat."],
  "contact.note.handedOff": ["已打开 VVChat，请在那里联系客服。", "VVChat is open. Talk to us there."],
  "contact.note.failed": ["没能打开客服聊天。", "Couldn't open the support chat."],
  "contact.note.unavailable": ["请在 VVChat 里联系客服。", "Contact us inside VVChat."],
  "contact.note.unsupported": [
    "当前 VVChat 版本打不开客服，请先更新。",
    "This VVChat can't open support. Update it first.",
  ],
} as const;

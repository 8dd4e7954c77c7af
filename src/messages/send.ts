/** Texts: a message's. */
export const sendWords = {
  "send.idle": ["发送到聊天", "Send to the chat"],
  "send.pending": ["等待允许…", "Waiting…"],
  "send.sending": ["发送中…", "Sending…"],
  "send.success": ["已发送", "Sent"],
  "send.again.denied": ["重新授权", "Ask again"],
  "send.again.failed": ["重新发送", "Send again"],
  "send.again.unknown": ["仍要发送", "Send anyway"],
  "send.note.pending": ["请允许本页往这个聊天发消息。", "Allow this page to post in the chat."],
  "send.note.sending": ["已允许，正在发消息。", "Allowed. Posting your message."],
  "send.note.success": ["消息已发到聊天里。", "The message is in the chat."],
  "send.note.cancelled": ["已取消，没有发送。", "Cancelled. Nothing was sent."],
  "send.note.denied": ["你没有允许发消息。", "You didn't allow messages."],
  "send.note.failed": ["消息没有发出去。", "The message wasn't sent."],
  "send.note.timeout": ["VVChat 没有回应，消息没有发出。", "VVChat didn't answer. Not sent."],
  "send.note.unknown": ["不确定是否已发出，请先看看聊天。", "It may have been sent. Look in the chat first."],
  "send.note.unavailable": ["请在 VVChat 的聊天里打开本页。", "Open this page from a VVChat chat."],
} as const;

/** Texts: a share's. */
export const shareWords = {
  "share.idle": ["分享给朋友", "Share with a friend"],
  "share.pending": ["打开中…", "Opening…"],
  "share.handedOff": ["已交给 VVChat", "Handed to VVChat"],
  "share.prepared": ["卡片已备好", "Card ready"],
  "share.note.prepared": ["点右上角的菜单，就能发给朋友。", "Tap the menu at the top right to send it."],
  "share.note.pending": ["请在 VVChat 里选聊天。", "Choose a chat in VVChat."],
  "share.note.handedOff": ["已打开 VVChat，发不发由你决定。", "VVChat has it. Sending is up to you."],
  "share.note.cancelled": ["没有分享。", "Not shared."],
  "share.note.denied": ["VVChat 不允许分享这个链接。", "VVChat won't share this link."],
  "share.note.failed": ["分享没有成功。", "Sharing didn't work."],
  "share.note.unavailable": ["这里不能直接分享。", "Can't share from here."],
  // The link can be copied and sent from anywhere: no need to open another browser.
  "share.note.browser": ["这里不能直接分享。", "Can't share from here."],
  "share.note.unsupported": ["当前 VVChat 版本不支持分享。", "This VVChat can't share."],
} as const;

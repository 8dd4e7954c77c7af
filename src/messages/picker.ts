/** Texts: the chat picker's. */
export const pickerWords = {
  "picker.idle": ["选择聊天", "Choose a chat"],
  "picker.hint": ["发给哪个聊天？", "Where should it go?"],
  "picker.pending": ["请在 VVChat 里选一个。", "Pick one in VVChat."],
  "picker.single": ["单聊", "Direct chat"],
  "picker.group": ["群聊", "Group chat"],
  "picker.ending": ["尾号 {id}", "Ends in {id}"],
  "picker.change": ["点按可更换", "tap to change"],
  "picker.unavailable": ["仅在 VVChat 里可用", "Only inside VVChat"],
  "picker.unsupported": ["当前版本不支持", "Not in this version"],
  "picker.note.cancelled": ["没有选择聊天。", "No chat chosen."],
  "picker.note.denied": ["VVChat 不让本页选聊天。", "VVChat won't let this page choose a chat."],
  "picker.note.failed": ["没能打开聊天列表。", "Couldn't open your chats."],
  "picker.note.unsupported": ["请先更新 VVChat。", "Update VVChat first."],
} as const;

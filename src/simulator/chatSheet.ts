import type { CallSheet } from "./callSheet.js";
import { chatList } from "./chatList.js";
import { sessionReply } from "./chats.js";
import { faultStrip } from "./developerStrip.js";
import { openSheet } from "./sheet.js";

/** Lets the person choose a chat: the sheet that VVChat opens for `selectSession`. */
export function openChatSheet(call: CallSheet): () => void {
  const { chats, words, theme, onEnd } = call;
  const list = chatList(chats.all, words, (chat) => {
    onEnd((script) => script.reply(sessionReply(chat)));
  });
  return openSheet({
    title: words("chat.title"),
    content: [...list.nodes, faultStrip(call, { succeed: () => sessionReply(chats.all[0]) })],
    words,
    theme,
    onStop() {
      // No number of the documents' own stands for this: the words tell it from what failed.
      onEnd((script) => script.fail(400, "用户取消选择"));
    },
  });
}

import { action, actions } from "./actions.js";
import type { CallSheet } from "./callSheet.js";
import { chatAvatar, chatList, chatName } from "./chatList.js";
import type { SimulatorChat } from "./chats.js";
import { faultStrip } from "./developerStrip.js";
import { button, element } from "./dom.js";
import { shareCard } from "./shareCard.js";
import { openSheet } from "./sheet.js";

/** The method has a shape of its own: what failed looks like what did not, but for its number. */
const sent = { code: 200 };
const failed = (why: string) => ({ code: 400, err_msg: why });

/** Sends the page to a chat: the sheet that VVChat opens for `share`. */
export function openShareSheet(call: CallSheet): () => void {
  const { chats, words, theme, onEnd } = call;
  const stop = () => {
    onEnd((script) => script.reply(failed("用户取消分享")));
  };
  const send = () => {
    onEnd((script) => script.reply(sent));
  };

  // Two faces of one sheet: the card on its way to a chat, and the chats to choose from.
  const face = element("span", { class: "sim-face" });
  const name = element("p", { role: "status" });
  const show = (chat: SimulatorChat) => {
    const index = chats.all.indexOf(chat);
    face.replaceChildren(chatAvatar(chat, index));
    name.replaceChildren(...chatName(chat, words));
    list.buttons.forEach((row, at) => {
      row.setAttribute("aria-current", String(at === index));
    });
  };
  const turn = (choosing: boolean) => {
    card.hidden = choosing;
    choice.hidden = !choosing;
  };
  const change = button("vv-link", words("share.change"), () => {
    turn(true);
    list.buttons.find((row) => row.getAttribute("aria-current") === "true")?.focus();
  });
  const list = chatList(chats.all, words, (chat) => {
    show(chat);
    turn(false);
    change.focus();
  });
  const message = { placeholder: words("share.messageHint"), "aria-label": words("share.message") };
  const card = element(
    "div",
    {},
    element(
      "div",
      { class: "sim-main" },
      element("div", { class: "sim-who" }, face, name, change),
      shareCard(call),
      element("input", { class: "sim-field", autocomplete: "off", ...message }),
    ),
    actions(action(words("share.cancel"), stop, "plain"), action(words("share.send"), send)),
  );
  const choice = element("div", {}, ...list.nodes);
  show(chats.all[0]);
  turn(false);

  return openSheet({
    title: words("share.title"),
    content: [card, choice, faultStrip(call, { succeed: () => sent, fail: (script) => script.reply(failed("失败")) })],
    words,
    theme,
    onStop: stop,
  });
}

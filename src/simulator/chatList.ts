import { avatar } from "./avatar.js";
import { type SimulatorChat, kindOf } from "./chats.js";
import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import type { Words } from "./words.js";

/** A face for a chat. The first colour is the account's own. */
export function chatAvatar(chat: SimulatorChat, index: number): HTMLElement {
  return avatar(chat.name, (index % 5) + 1);
}

/** A chat's name and kind. */
export function chatName(chat: SimulatorChat, words: Words): Node[] {
  return [element("b", {}, chat.name), element("span", {}, kindOf(chat, words))];
}

/** Chats to choose from, by a tap. */
export function chatList(
  chats: readonly SimulatorChat[],
  words: Words,
  onPick: (chat: SimulatorChat) => void,
): { nodes: HTMLElement[]; buttons: readonly HTMLButtonElement[] } {
  const items = chats.map((chat, index) => {
    const face = element("span", { class: "sim-chat" }, chatAvatar(chat, index));
    face.append(
      element("span", { class: "sim-chat-name" }, ...chatName(chat, words)),
      element("code", {}, chat.sessionId.slice(-4)),
    );
    const row = button("sim-pick", face, () => {
      onPick(chat);
    });
    return { chat, row, item: element("li", {}, row) };
  });
  const list = element("ul", { class: "sim-list" }, ...items.map(({ item }) => item));
  const none = element("p", { class: "sim-none", role: "status" });
  const label = words("chat.search");
  const search = element("input", { type: "search", placeholder: label, "aria-label": label, autocomplete: "off" });
  search.addEventListener("input", () => {
    // The list keeps its height: the field must not move away from under a finger.
    list.style.minHeight ||= `${String(list.getBoundingClientRect().height)}px`;
    const wanted = search.value.trim().toLowerCase();
    const found = items.filter(({ chat }) => chat.name.toLowerCase().includes(wanted));
    list.replaceChildren(...found.map(({ item }) => item));
    none.textContent = found.length > 0 ? "" : words("chat.none");
  });
  return {
    nodes: [
      element("div", { class: "sim-search" }, icon("search"), search),
      element("h3", { class: "sim-heading" }, words("chat.recent")),
      none,
      list,
    ],
    buttons: items.map(({ row }) => row),
  };
}

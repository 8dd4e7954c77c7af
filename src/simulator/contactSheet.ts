import { avatar } from "./avatar.js";
import { button, element } from "./dom.js";
import type { CallSheet } from "./callSheet.js";
import { developerStrip } from "./developerStrip.js";
import { icon } from "./icons.js";
import { openSheet } from "./sheet.js";
import { textOf, wire } from "./wire.js";

/** The chat with a customer service: the screen that VVChat opens for `openSessionView`. Nothing comes back from it. */
export function openContactSheet(call: CallSheet): () => void {
  const { appName, params, words, theme, onEnd } = call;
  const name = appName();
  const log = element("div", { class: "sim-log", role: "log", "aria-label": words("contact.messages"), tabindex: "0" });
  const say = (text: string, whose: "theirs" | "mine") => {
    const face = whose === "theirs" ? [avatar(name, 0)] : [];
    log.append(element("div", { class: "sim-message", "data-whose": whose }, ...face, element("p", {}, text)));
    log.scrollTop = log.scrollHeight;
  };
  say(words("contact.hello"), "theirs");

  const hint = { placeholder: words("contact.message"), "aria-label": words("contact.message"), autocomplete: "off" };
  const field = element("input", { class: "sim-field", enterkeyhint: "send", ...hint });
  const post = () => {
    const text = field.value.trim();
    field.value = "";
    field.focus();
    if (!text) return;
    say(text, "mine");
    say(words("contact.thanks"), "theirs");
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) post();
  });
  const send = button("sim-post", icon("send"), post);
  send.setAttribute("aria-label", words("contact.send"));
  const agent = element("p", { class: "sim-agent" }, words("contact.agent"));
  const id = element("code", { class: "sim-open-id" }, `${wire.openId} ${textOf(params, wire.openId) || "—"}`);

  return openSheet({
    title: words("contact.title", { name }),
    content: [agent, log, element("div", { class: "sim-compose" }, field, send), developerStrip(id)],
    words,
    theme,
    onStop() {
      onEnd((script) => script.reply({}), { in: "never" });
    },
  });
}

import { action } from "../actions.js";
import type { Phone } from "../callSheet.js";
import { developerStrip } from "../developerStrip.js";
import { element } from "../dom.js";
import { openSheet } from "../sheet.js";
import { thumb } from "../shareCard.js";
import type { SimulatorTheme } from "../theme.js";
import type { Menu, ShareTarget } from "./menu.js";

/** What somebody else would see, and what it leads to. */
function card(target: ShareTarget, menu: Menu, { words, appName }: Phone): HTMLElement {
  const { title, desc, link, imgUrl, prepared } = menu.card(target);
  const heading = element("b", title ? {} : { class: "sim-untitled" }, title || words("share.untitled"));
  const lines = target === "friend" ? [element("p", {}, desc)] : [];
  const face = element(
    "div",
    { class: "sim-card", "data-target": target },
    heading,
    ...lines,
    thumb(imgUrl, appName()),
  );
  const notes = [element("code", {}, link), ...(prepared ? [] : [element("p", {}, words("menu.unprepared"))])];
  return element("div", {}, face, element("div", { class: "sim-leads" }, ...notes));
}

/**
 * WeChat's own menu: shares the page with exactly what it has prepared. The page does not hear of it.
 *
 * @returns closes it
 */
export function openMenuSheet(menu: Menu, phone: Phone, theme: SimulatorTheme, onStop: () => void): () => void {
  const { words, look } = phone;
  const section = (target: ShareTarget) => {
    const news = element("p", { class: "sim-sent", role: "status" });
    const send = action(words(`menu.${target}`), () => {
      news.textContent = words(target === "friend" ? "menu.sent" : "menu.posted");
    });
    return element("section", { class: "sim-main sim-menu-part" }, card(target, menu, phone), send, news);
  };
  const targets = (["friend", "timeline"] as const).filter(menu.shows);
  const none = element("p", { class: "sim-main" }, words("menu.hidden"));
  return openSheet({
    title: words("menu.title"),
    content: [
      ...(targets.length > 0 ? targets.map(section) : [none]),
      developerStrip(element("p", { class: "sim-dev-note" }, words("menu.unheard"))),
    ],
    words,
    theme,
    look,
    onStop,
  });
}

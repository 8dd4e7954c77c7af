import { initial } from "./avatar.js";
import type { CallSheet } from "./callSheet.js";
import { element } from "./dom.js";
import { isWebAddress } from "./loadPage.js";
import { readTemplate } from "./template.js";
import { textOf, wire } from "./wire.js";

/**
 * The picture, or what stands in for one that is not there or does not load. The app knows no page that an address could be
 * relative to.
 */
export function thumb(url: string, name: string): HTMLElement {
  const box = element("span", { class: "sim-thumb", "aria-hidden": "true" }, initial(name));
  if (isWebAddress(url)) {
    const picture = element("img", { alt: "", referrerpolicy: "no-referrer" });
    picture.addEventListener("load", () => {
      box.replaceChildren(picture);
    });
    picture.src = url;
  }
  return box;
}

/** What the other people in the chat would see. All of it is a page's: text, and never markup. */
export function shareCard({ params, words, appName }: CallSheet): HTMLElement {
  const name = appName();
  const title = textOf(params, wire.title);
  const subtitle = textOf(params, wire.subtitle);
  const template = readTemplate(params);
  const heading = element("b", title ? {} : { class: "sim-untitled" }, title || words("share.untitled"));
  if (template.kind === "lines") {
    return element(
      "div",
      { class: "sim-card" },
      heading,
      element("ul", {}, ...template.lines.map((line) => element("li", {}, line))),
      element("footer", {}, template.name ? words("share.template", { name, template: template.name }) : name),
    );
  }
  const card = element(
    "div",
    { class: "sim-card" },
    heading,
    element("p", {}, subtitle),
    thumb(textOf(params, wire.thumbUrl), name),
    element("footer", {}, name),
  );
  if (template.kind === "none") return card;
  const problem = element(
    "div",
    { class: "sim-problem" },
    element("p", {}, words("share.broken")),
    element("code", {}, template.text),
  );
  return element("div", {}, card, problem);
}

import { button, element } from "./dom.js";

/** A sheet's button: the one that most people are here for, or a plain one. */
export function action(label: string, act: () => void, look: "primary" | "plain" = "primary"): HTMLButtonElement {
  const node = button("vv-button", element("span", { class: "vv-face" }, label), act);
  if (look === "plain") node.setAttribute("data-variant", look);
  return node;
}

/** The row of a sheet's buttons, the one that most people are here for at its end. */
export function actions(...buttons: HTMLButtonElement[]): HTMLElement {
  return element("div", { class: "sim-choice" }, ...buttons);
}

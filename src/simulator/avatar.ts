import { element } from "./dom.js";

/** For where a picture would be: 茶 of 半日茶, H of Half-Day Tea. */
export function initial(name: string): string {
  const characters = Array.from(name);
  return (/\p{Script=Han}$/u.test(name) ? characters[characters.length - 1] : characters[0]) ?? "";
}

/** As many as the style sheet has. */
const avatarColours = 6;

/** A round one with somebody's initial. Decoration: the name stands beside it. */
export function avatar(name: string, colour: number): HTMLElement {
  const attributes = { class: "sim-avatar", "aria-hidden": "true", "data-colour": String(colour % avatarColours) };
  return element("span", attributes, initial(name));
}

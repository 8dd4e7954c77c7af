import { adopt } from "../styles/adopt.js";
import tokens from "../styles/tokens.css?inline";
import css from "./tab.css?inline";

/** An element over the page, whose styles do not reach into it. */
export interface Layer {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

const name = "data-vv-devtools";

export function createLayer(): Layer {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  adopt(root, [css, tokens]);
  return { host, root };
}

/**
 * Puts it on the page, its tab below those that are there.
 *
 * @returns takes it off again
 */
export function attachLayer({ host }: Layer): () => void {
  const taken = [...document.querySelectorAll(`[${name}]`)].map((other) => other.getAttribute(name));
  let slot = 0;
  while (taken.includes(String(slot))) slot += 1;
  host.setAttribute(name, String(slot));
  host.style.setProperty("--vv-slot", String(slot));
  document.documentElement.append(host);
  return () => {
    host.remove();
  };
}

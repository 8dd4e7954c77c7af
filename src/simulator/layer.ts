import { adopt } from "../styles/adopt.js";
import components from "../styles/components.css?inline";
import tokens from "../styles/tokens.css?inline";
import { element } from "./dom.js";
import layer from "./layer.css?inline";
import type { SimulatorTheme } from "./theme.js";

/**
 * Shows an element above the page, in a shadow root with the kit's look, where the page's own styles do not reach it.
 *
 * @param content - what to show, and no more than one element
 * @param css - its own style sheet
 * @returns the element that holds it, to be removed again
 */
export function showLayer(content: HTMLElement, css: string, theme: SimulatorTheme): HTMLElement {
  const host = element("div", { "data-vv-simulator": "", "data-vv-theme": theme });
  const root = host.attachShadow({ mode: "open" });
  adopt(root, [layer, tokens, components, css]);
  // The tokens look for "light" on the host, and for "dark" inside.
  content.setAttribute("data-vv-theme", theme);
  root.append(content);
  document.documentElement.append(host);
  return host;
}

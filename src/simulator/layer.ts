import components from "../styles/components.css?inline";
import tokens from "../styles/tokens.css?inline";
import { element } from "./dom.js";
import layer from "./layer.css?inline";
import type { SimulatorTheme } from "./theme.js";

const adopted = new Map<string, CSSStyleSheet>();

/** Adopted rather than written into the page: it needs no leave of a content security policy. */
function styleSheet(css: string): CSSStyleSheet {
  const known = adopted.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  adopted.set(css, sheet);
  return sheet;
}

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
  root.adoptedStyleSheets = [layer, tokens, components, css].map(styleSheet);
  // The tokens look for "light" on the host, and for "dark" inside.
  content.setAttribute("data-vv-theme", theme);
  root.append(content);
  document.documentElement.append(host);
  return host;
}

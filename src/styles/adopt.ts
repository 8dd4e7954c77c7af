const made = new Map<string, CSSStyleSheet>();

/** Adopted rather than written into the page: it needs no leave of a content security policy. */
function styleSheet(css: string): CSSStyleSheet {
  const known = made.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  made.set(css, sheet);
  return sheet;
}

/**
 * Gives a shadow root style sheets, behind those that it has, each once.
 *
 * @param styles - their text, in the order of the cascade
 */
export function adopt(root: ShadowRoot, styles: readonly string[]): void {
  // Safari before 16.4 and Chrome before 73 have none of it.
  if (!("adoptedStyleSheets" in root)) {
    for (const css of styles) writeStyle(root, css);
    return;
  }
  const sheets = styles.map(styleSheet).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}

function writeStyle(root: ShadowRoot, css: string): void {
  const known = [...root.querySelectorAll("style")].some((style) => style.textContent === css);
  if (known) return;
  const style = document.createElement("style");
  style.textContent = css;
  root.append(style);
}

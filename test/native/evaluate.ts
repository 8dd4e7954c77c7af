// The one place where the emulated app runs code in the page.

/** The value of source text in the page's global scope. Throws what it throws. */
export function valueOf(source: string): unknown {
  return (0, eval)(source) as unknown;
}

/**
 * Runs source text in the page's global scope, as native code does. Whatever it throws, a syntax error too, becomes an
 * uncaught error of the window.
 */
export function evaluate(source: string): unknown {
  return reportingErrors(() => valueOf(source));
}

/** Runs a script's function the way {@link evaluate} runs its text. */
export function reportingErrors(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

/**
 * What the page runs when Android's `loadUrl` is given `javascript:` and this source. It is a URL to the web view: made
 * one, which drops line breaks and encodes what is not ASCII, and then decoded, and with it every percent sequence that
 * the source itself contained. If these bytes are no UTF-8, all of the source becomes Latin-1.
 */
export function throughLoadUrl(source: string): string {
  const url = new URL(`javascript:${source}`).href.slice("javascript:".length);
  const bytes = url.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return utf8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

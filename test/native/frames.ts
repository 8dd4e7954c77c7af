// The web view asks the app before an iframe goes anywhere, and the app takes the bridge's URLs for itself. A page
// cannot cancel its iframes' navigations, so they are kept from starting: an iframe that has a `srcdoc` ignores its
// `src`, which may then say anything. Scripts set `src` as a property or an attribute, and both are overridden; markup
// (`innerHTML`) is not watched.

const bridgeUrls = /^(yy:|wvjbscheme:|https:\/\/__(bridge_loaded|wvjb_queue_message)__\/)/i;

/** What both of an iframe's ways to set `src` do while the frames are watched. */
type Setter = (frame: HTMLIFrameElement, value: string) => void;

function overrideSrc(set: Setter): () => void {
  const frames = HTMLIFrameElement.prototype;
  const original = Object.getOwnPropertyDescriptor(frames, "src");
  if (!original) throw new Error("iframe.src is no accessor here");
  Object.defineProperties(frames, {
    src: {
      ...original,
      set(this: HTMLIFrameElement, value: unknown) {
        set(this, String(value));
      },
    },
    setAttribute: {
      configurable: true,
      writable: true,
      value(this: HTMLIFrameElement, name: string, value: unknown) {
        if (name.toLowerCase() === "src") set(this, String(value));
        else Element.prototype.setAttribute.call(this, name, String(value));
      },
    },
  });
  return () => {
    Object.defineProperty(frames, "src", original);
    Reflect.deleteProperty(frames, "setAttribute");
  };
}

/**
 * Reports every navigation of an iframe to a URL of either bridge library, and lets none of them leave the page.
 *
 * @param onNavigate - gets the URL as the web view resolved it; may run within the page's own assignment
 * @returns ends the watch and removes the iframes it saw
 */
export function watchFrames(onNavigate: (url: string) => void): () => void {
  const seen = new Set<HTMLIFrameElement>();
  const waiting = new Map<HTMLIFrameElement, string>();

  const bridgeUrl = (value: string): string | undefined => {
    const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI).href : "";
    return bridgeUrls.test(url) ? url : undefined;
  };
  const restore = overrideSrc((frame, value) => {
    const url = bridgeUrl(value);
    if (url !== undefined) {
      seen.add(frame);
      if (!frame.hasAttribute("srcdoc")) frame.srcdoc = "";
    }
    Element.prototype.setAttribute.call(frame, "src", value);
    waiting.delete(frame);
    if (url === undefined) return;
    if (frame.isConnected) onNavigate(url);
    else waiting.set(frame, url);
  });

  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (!(node instanceof Element)) continue;
      const frames = node instanceof HTMLIFrameElement ? [node] : node.querySelectorAll("iframe");
      for (const frame of frames) {
        const url = waiting.get(frame);
        waiting.delete(frame);
        if (url !== undefined) onNavigate(url);
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true });

  return () => {
    observer.disconnect();
    restore();
    for (const frame of seen) frame.remove();
  };
}

/** Both of an iframe's ways to set its `src`, as a script does it. */
function overrideSource(see: (frame: HTMLIFrameElement, value: string) => void): () => void {
  const frames = HTMLIFrameElement.prototype;
  const original = Object.getOwnPropertyDescriptor(frames, "src");
  if (!original) return () => {};
  Object.defineProperties(frames, {
    src: {
      ...original,
      set(this: HTMLIFrameElement, value: unknown) {
        see(this, String(value));
        Element.prototype.setAttribute.call(this, "src", String(value));
      },
    },
    setAttribute: {
      configurable: true,
      writable: true,
      value(this: HTMLIFrameElement, name: string, value: unknown) {
        if (name.toLowerCase() === "src") see(this, String(value));
        Element.prototype.setAttribute.call(this, name, String(value));
      },
    },
  });
  return () => {
    Object.defineProperty(frames, "src", original);
    Reflect.deleteProperty(frames, "setAttribute");
  };
}

/**
 * Calls back when a script sends an iframe to an address that is no page but a word to the app. It leads nowhere: an iframe
 * that has a `srcdoc` ignores its `src`. Without this each would go to the network.
 *
 * @returns stops it
 */
export function watchFrames(isWord: (url: string) => boolean, heard: () => void): () => void {
  return overrideSource((frame, value) => {
    if (!isWord(value)) return;
    frame.srcdoc = "";
    heard();
  });
}

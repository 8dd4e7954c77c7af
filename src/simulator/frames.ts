/** Both of an iframe's ways to set its `src`, as a script does it. */
function overrideSource(see: (frame: HTMLIFrameElement, value: string) => void): () => void {
  const frames = HTMLIFrameElement.prototype;
  const before = Object.getOwnPropertyDescriptors(frames);
  const { src } = before;
  const inherited: unknown = Reflect.get(frames, "setAttribute");
  const own = {
    src: {
      ...src,
      set(this: HTMLIFrameElement, value: unknown) {
        see(this, String(value));
        src.set?.call(this, String(value));
      },
    },
    setAttribute: {
      configurable: true,
      writable: true,
      enumerable: true,
      // As they came: a policy of the page's may want the very object.
      value(this: HTMLIFrameElement, ...args: readonly unknown[]) {
        if (String(args[0]).toLowerCase() === "src") see(this, String(args[1]));
        if (typeof inherited === "function") Reflect.apply(inherited, this, args);
      },
    },
  };
  Object.defineProperties(frames, own);
  return () => {
    const now = Object.getOwnPropertyDescriptors(frames);
    // Somebody else's stays, and hands on to what was there.
    if (now.src.set === own.src.set) Object.defineProperty(frames, "src", src);
    if (Object.getOwnPropertyDescriptor(frames, "setAttribute")?.value !== own.setAttribute.value) return;
    Reflect.deleteProperty(frames, "setAttribute");
    const theirs = Object.getOwnPropertyDescriptor(before, "setAttribute");
    if (theirs) Object.defineProperty(frames, "setAttribute", before.setAttribute);
  };
}

/** No markup, as a page's policy for trusted types wants it. */
function nothing(): unknown {
  const policies: unknown = Reflect.get(window, "trustedTypes");
  return (typeof policies === "object" && policies !== null && Reflect.get(policies, "emptyHTML")) || "";
}

/**
 * Calls back when a script sends an iframe to an address that is no page but a word to the app. It leads nowhere: an iframe
 * that has a `srcdoc` ignores its `src`. Without this each would go to the network.
 *
 * @returns stops it
 */
export function watchFrames(isWord: (url: string) => boolean, heard: () => void): () => void {
  const stilled = new WeakSet<HTMLIFrameElement>();
  let active = true;
  const stop = overrideSource((frame, value) => {
    if (active && isWord(value)) {
      stilled.add(frame);
      Reflect.set(frame, "srcdoc", nothing());
      heard();
    } else if (stilled.delete(frame)) frame.removeAttribute("srcdoc");
  });
  return () => {
    active = false;
    stop();
  };
}

import { override } from "./override.js";

/** The app, in front of the page: what the page sees of that is that it is hidden. */
export interface Front {
  /** The app comes up. */
  cover: () => void;
  /** The same, where it shows no sheet: it goes as {@link Front.uncoverWhenSeen} says, whatever becomes of it. */
  coverUntilSeen: () => void;
  /** It is gone, and the page is in view. */
  uncover: () => void;
  /** It goes when the person looks at the page again: comes back to its tab, or touches it. */
  uncoverWhenSeen: () => void;
}

const hands = ["focus", "pageshow", "pointerdown", "keydown"] as const;

export function createFront(): Front {
  let restore: (() => void) | undefined;

  function disarm(): void {
    for (const type of hands) window.removeEventListener(type, seen, true);
    window.removeEventListener("visibilitychange", changed, true);
  }
  function arm(): void {
    // Before the page's own listeners: they must find it visible.
    for (const type of hands) window.addEventListener(type, seen, true);
    window.addEventListener("visibilitychange", changed, true);
  }
  /** @param tell - where the browser tells of it itself, the page need not hear of it twice */
  function uncover(tell: boolean): void {
    disarm();
    restore?.();
    const wasCovered = restore !== undefined;
    restore = undefined;
    if (wasCovered && tell && document.visibilityState === "visible") announce();
  }
  function seen(event: Event): void {
    // An element that is focused is no window that is.
    if (event.type !== "focus" || event.target === window) uncover(true);
  }
  function changed({ isTrusted }: Event): void {
    if (isTrusted) uncover(false);
  }
  function announce(): void {
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }

  function cover(): void {
    disarm();
    if (restore) return;
    const wasVisible = document.visibilityState === "visible";
    const undo = [override(document, "visibilityState", "hidden"), override(document, "hidden", true)];
    restore = () => {
      for (const put of undo) put();
    };
    if (wasVisible) announce();
  }

  return {
    cover,
    coverUntilSeen() {
      // Not below a sheet: that is over when it says so.
      if (restore) return;
      cover();
      arm();
    },
    uncover() {
      uncover(true);
    },
    uncoverWhenSeen: arm,
  };
}

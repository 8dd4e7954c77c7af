/** Less than this is a tap, in px. */
const slack = 6;
const step = 24;
/** Of the tab with a number on it, in px. */
const height = 72;

/** Where it was left in this tab of the browser, in px from the top. */
function recall(key: string): number | undefined {
  try {
    const kept = Number(sessionStorage.getItem(key) ?? NaN);
    return Number.isFinite(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lets a tab be moved along its edge: by a finger, a mouse or the arrow keys. A drag is no tap.
 *
 * @param key - under which its place is kept
 * @returns stops it
 */
export function followFinger(tab: HTMLElement, key: string): () => void {
  let from: { y: number; top: number } | undefined;
  let dragged = false;
  let at = recall(key);

  /** In view however low the screen becomes, e.g. when the phone is turned. */
  const show = () => {
    if (at !== undefined) tab.style.top = `max(0px, min(${String(at)}px, 100% - ${String(height)}px))`;
  };
  const place = (top: number) => {
    at = Math.round(Math.min(Math.max(top, 0), Math.max(window.innerHeight - height, 0)));
    show();
  };
  const keep = () => {
    try {
      sessionStorage.setItem(key, String(at));
    } catch {
      // It begins in the middle again.
    }
  };
  show();

  const handlers = {
    pointerdown: ({ clientY, pointerId }: PointerEvent) => {
      dragged = false;
      from = { y: clientY, top: tab.getBoundingClientRect().top };
      tab.setPointerCapture(pointerId);
    },
    pointermove: ({ clientY }: PointerEvent) => {
      if (!from) return;
      if (Math.abs(clientY - from.y) > slack) dragged = true;
      if (dragged) place(from.top + clientY - from.y);
    },
    pointerup: () => {
      from = undefined;
      if (dragged) keep();
    },
    pointercancel: () => {
      from = undefined;
    },
    click: (event: MouseEvent) => {
      // A key's click has no drag before it.
      if (dragged && event.detail > 0) event.stopImmediatePropagation();
      dragged = false;
    },
    keydown: (event: KeyboardEvent) => {
      const way = { ArrowUp: -step, ArrowDown: step }[event.key];
      if (way === undefined) return;
      event.preventDefault();
      place(tab.getBoundingClientRect().top + way);
      keep();
    },
  };
  const stop = new AbortController();
  const { signal } = stop;
  tab.addEventListener("pointerdown", handlers.pointerdown, { signal });
  tab.addEventListener("pointermove", handlers.pointermove, { signal });
  tab.addEventListener("pointerup", handlers.pointerup, { signal });
  tab.addEventListener("pointercancel", handlers.pointercancel, { signal });
  tab.addEventListener("click", handlers.click, { signal, capture: true });
  tab.addEventListener("keydown", handlers.keydown, { signal });
  return () => {
    stop.abort();
  };
}

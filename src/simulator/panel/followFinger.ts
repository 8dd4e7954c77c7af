const key = "vvchat-simulator-tab";

/** Less than this is a tap, in px. */
const slack = 6;
const step = 24;

/** Where it was left in this tab of the browser, in px from the top. */
function recall(): number | undefined {
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
 * @returns stops it
 */
export function followFinger(tab: HTMLElement): () => void {
  let from: { y: number; top: number } | undefined;
  let dragged = false;

  const place = (top: number) => {
    const most = window.innerHeight - tab.offsetHeight;
    tab.style.top = `${String(Math.round(Math.min(Math.max(top, 0), Math.max(most, 0))))}px`;
  };
  const keep = () => {
    try {
      sessionStorage.setItem(key, String(parseInt(tab.style.top, 10)));
    } catch {
      // It begins in the middle again.
    }
  };
  const kept = recall();
  // The height is known once it is shown.
  if (kept !== undefined) tab.style.top = `min(${String(kept)}px, 100% - 44px)`;

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

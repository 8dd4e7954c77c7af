/** Opens something and is told how to say that it is over. Returns a way to close it. */
type OpenNext = (over: () => void) => () => void;

/** One sheet at a time: a second call, of another client, waits for its turn. */
export interface SheetQueue {
  /** Returns a way to close it, or to keep it from opening. */
  add: (open: OpenNext) => () => void;
  /** Closes what is open and forgets what waits. */
  clear: () => void;
}

export function createSheetQueue(): SheetQueue {
  let waiting: OpenNext[] = [];
  let current: { open: OpenNext; close: () => void } | undefined;

  function next(): void {
    current?.close();
    const open = waiting.shift();
    current = open && { open, close: () => {} };
    const own = current;
    if (!own) return;
    const close = own.open(() => {
      if (current === own) next();
    });
    own.close = close;
  }

  return {
    add(open) {
      waiting.push(open);
      if (!current) next();
      return () => {
        if (current?.open === open) next();
        else waiting = waiting.filter((one) => one !== open);
      };
    },
    clear() {
      waiting = [];
      if (current) next();
    },
  };
}

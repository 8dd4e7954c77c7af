/** Opens something and is told how to say that it is over. Returns a way to close it. */
type OpenNext = (over: () => void) => () => void;

/** One sheet at a time: a second call, of another client, waits for its turn. */
export interface SheetQueue {
  add: (open: OpenNext) => void;
  /** Closes what is open and forgets what waits. */
  clear: () => void;
}

export function createSheetQueue(): SheetQueue {
  let waiting: OpenNext[] = [];
  let close: (() => void) | undefined;

  function next(): void {
    const open = waiting.shift();
    close = open?.(() => {
      close?.();
      next();
    });
  }

  return {
    add(open) {
      waiting.push(open);
      if (!close) next();
    },
    clear() {
      waiting = [];
      close?.();
      close = undefined;
    },
  };
}

import type { VVChatStore } from "./Store.js";

interface Entry {
  readonly value: string;
  readonly until: number;
}

/**
 * A store in this process's memory: for development, tests, and a server that is one process and may forget. Orders do
 * not survive a restart.
 *
 * @example
 * createVVChatHandler({ store: memoryStore(), … });
 */
export function memoryStore(): VVChatStore {
  const entries = new Map<string, Entry>();
  let swept = entries.keys();

  function find(key: string): string | undefined {
    const entry = entries.get(key);
    if (entry && entry.until <= Date.now()) entries.delete(key);
    else return entry?.value;
    return undefined;
  }

  /** Looks at the next key, so that those that are over go though nobody asks for them. */
  function sweep(): void {
    const { done, value } = swept.next();
    if (done) swept = entries.keys();
    else find(value);
  }

  function put(key: string, value: string, ttl = Infinity): void {
    const before = entries.size;
    entries.set(key, { value, until: Date.now() + ttl });
    if (entries.size === before) return;
    // Two for one: the search gains on those who add, and no single one of them pays for all.
    sweep();
    sweep();
  }

  // One synchronous step each: that is what makes them atomic here.
  return {
    get: (key) => Promise.resolve(find(key)),
    set(key, value, ttl) {
      put(key, value, ttl);
      return Promise.resolve();
    },
    add(key, value, ttl) {
      const free = find(key) === undefined;
      if (free) put(key, value, ttl);
      return Promise.resolve(free);
    },
    replace(key, expected, value, ttl) {
      const same = find(key) === expected;
      if (same) put(key, value, ttl);
      return Promise.resolve(same);
    },
    remove(key, expected) {
      if (find(key) === expected) entries.delete(key);
      return Promise.resolve();
    },
  };
}

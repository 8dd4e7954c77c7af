import { memoryStore, type VVChatStore } from "../../src/server/index.js";

export interface WatchedStore extends VVChatStore {
  /** All that is in it. */
  contents: () => Promise<Record<string, string>>;
}

/** A store in memory, into which a test can look. */
export function watchedStore(store: VVChatStore = memoryStore()): WatchedStore {
  const keys = new Set<string>();
  const noting =
    <Rest extends unknown[], T>(act: (key: string, ...rest: Rest) => Promise<T>) =>
    (key: string, ...rest: Rest) => {
      keys.add(key);
      return act(key, ...rest);
    };
  return {
    get: (key) => store.get(key),
    remove: (key, expected) => store.remove(key, expected),
    set: noting((key, value, ttl) => store.set(key, value, ttl)),
    add: noting((key, value, ttl) => store.add(key, value, ttl)),
    replace: noting((key, expected, value, ttl) => store.replace(key, expected, value, ttl)),
    async contents() {
      const found = await Promise.all(Array.from(keys, async (key) => [key, await store.get(key)] as const));
      return Object.fromEntries(found.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
    },
  };
}

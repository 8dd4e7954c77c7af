/**
 * Where the handler keeps orders, grants and what it has done already: texts by key. What makes payments safe is that
 * `add`, `replace` and `remove` are atomic, for all processes that share the store.
 */
export interface VVChatStore {
  get: (key: string) => Promise<string | undefined>;
  /** @param ttl - ms after which it is gone. Default: never */
  set: (key: string, value: string, ttl?: number) => Promise<void>;
  /** Sets it where nothing is there. Tells whether it did. */
  add: (key: string, value: string, ttl?: number) => Promise<boolean>;
  /** Sets it where exactly `expected` is there. Tells whether it did. */
  replace: (key: string, expected: string, value: string, ttl?: number) => Promise<boolean>;
  /** Removes it where exactly `expected` is there. */
  remove: (key: string, expected: string) => Promise<void>;
}

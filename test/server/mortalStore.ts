import type { VVChatStore } from "../../src/server/index.js";

export interface MortalStore extends VVChatStore {
  /** Resolves when the process is dead. */
  readonly died: Promise<void>;
}

/**
 * The store as a process sees it that dies at one of its operations: right before it takes effect, or right after. Then
 * nothing is answered any more.
 *
 * @param last - which operation, from 0
 */
export function mortalStore(store: VVChatStore, last: number, moment: "before" | "after"): MortalStore {
  let used = 0;
  let die = (): void => {};
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const mortal =
    <Args extends unknown[], T>(act: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const turn = used++;
      if (turn < last) return act(...args);
      if (turn === last && moment === "after") await act(...args);
      die();
      return new Promise(() => {});
    };
  return {
    died,
    get: mortal((key) => store.get(key)),
    set: mortal((key, value, ttl) => store.set(key, value, ttl)),
    add: mortal((key, value, ttl) => store.add(key, value, ttl)),
    replace: mortal((key, expected, value, ttl) => store.replace(key, expected, value, ttl)),
    remove: mortal((key, expected) => store.remove(key, expected)),
  };
}

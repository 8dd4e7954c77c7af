import type { VVChatStore } from "../../src/server/index.js";

/** A store that takes its time, as a process sees it that can be killed: then nothing is answered any more. */
export function slowStore(store: VVChatStore, delays: readonly number[]) {
  let dead = false;
  let used = 0;
  const slow =
    <Args extends unknown[], T>(act: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      // Each way takes a while: a process also dies after what it did last.
      const travel = async (): Promise<void> => {
        const ms = delays[used++ % delays.length] ?? 0;
        if (ms) await new Promise((resolve) => setTimeout(resolve, ms));
        if (dead) await new Promise(() => {});
      };
      await travel();
      const result = await act(...args);
      await travel();
      return result;
    };
  return {
    kill: () => void (dead = true),
    isDead: () => dead,
    store: {
      get: slow((key) => store.get(key)),
      set: slow((key, value, ttl) => store.set(key, value, ttl)),
      add: slow((key, value, ttl) => store.add(key, value, ttl)),
      replace: slow((key, expected, value, ttl) => store.replace(key, expected, value, ttl)),
      remove: slow((key, expected) => store.remove(key, expected)),
    } satisfies VVChatStore,
  };
}

import { tryAgain } from "../HttpError.js";
import type { VVChatStore } from "./Store.js";

/**
 * A store whose failures are the answer 503: nothing is known then, so nothing may be said.
 *
 * @param report - is told what the store threw
 */
export function guardStore(store: VVChatStore, report: (error: unknown, route: string) => void): VVChatStore {
  const guard =
    <Args extends unknown[], T>(ask: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      try {
        return await ask(...args);
      } catch (cause) {
        report(cause, "store");
        throw tryAgain("store_unavailable", "The store cannot be used.", cause);
      }
    };
  return {
    get: guard((key) => store.get(key)),
    set: guard((key, value, ttl) => store.set(key, value, ttl)),
    add: guard((key, value, ttl) => store.add(key, value, ttl)),
    replace: guard((key, expected, value, ttl) => store.replace(key, expected, value, ttl)),
    remove: guard((key, expected) => store.remove(key, expected)),
  };
}

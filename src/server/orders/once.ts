import { tryAgain } from "../HttpError.js";
import type { VVChatStore } from "../store/Store.js";
import { keptFor } from "./orderBook.js";

/** How long one that works may be silent before it counts as dead, in ms. While it lives, it says so more often. */
const lease = 30_000;
/** How long another one waits for it, in ms. */
const patience = 5000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Does something once for a key, among all processes that share the store. Who comes while it is done waits for it; who
 * comes later gets what came of it. What it throws leaves the key free, for the next one to try again.
 *
 * @param work - gives a text, which is kept
 * @throws HttpError 503 where another one is still at work after 5 s
 */
export async function once(store: VVChatStore, key: string, work: () => Promise<string>): Promise<string> {
  const mine = `busy ${crypto.randomUUID()}`;
  const until = Date.now() + patience;
  while (!(await store.add(key, mine, lease))) {
    const found = await store.get(key);
    if (found?.startsWith("done ")) return found.slice(5);
    if (Date.now() > until) throw tryAgain("busy", "The same is being done already.");
    await wait(found === undefined ? 0 : 50);
  }
  const beat = setInterval(() => {
    store.replace(key, mine, mine, lease).catch(() => {});
  }, lease / 3);
  try {
    const result = await work();
    await store.set(key, `done ${result}`, keptFor);
    return result;
  } catch (error) {
    await store.remove(key, mine).catch(() => {});
    throw error;
  } finally {
    clearInterval(beat);
  }
}

import { tryAgain } from "../HttpError.js";
import type { VVChatStore } from "../store/Store.js";
import { keptFor } from "./orderBook.js";

/** How long one that works may be silent before it counts as dead, in ms. While it lives, it says so more often. */
const lease = 30_000;
/** How long another one waits for it, in ms. */
const patience = 5000;
/** How long the work may take before it counts as failed, in ms. */
const longest = 60_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Who waits for what hangs would hang too, and so would all who come after. */
async function inTime(work: Promise<string>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tryAgain("too_slow", "This took more than a minute."));
    }, longest);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Makes the claim `mine`, or gives the result of who had it before. */
async function claim(store: VVChatStore, key: string, mine: string): Promise<string | undefined> {
  const until = Date.now() + patience;
  while (!(await store.add(key, mine, lease))) {
    const found = await store.get(key);
    // A client that asks again after a lost answer finds the way blocked by itself.
    if (found === mine) break;
    if (found?.startsWith("done ")) return found.slice(5);
    if (Date.now() > until) throw tryAgain("busy", "The same is being done already.");
    await wait(found === undefined ? 0 : 50);
  }
  return undefined;
}

/**
 * Does something once for a key, among all processes that share the store. Who comes while it is done waits for it; who
 * comes later gets what came of it. What it throws leaves the key free, for the next one to try again.
 *
 * @param work - gives a text, which is kept
 * @throws HttpError 503 where another one is still at work after 5 s, or the work takes more than a minute
 */
export async function once(store: VVChatStore, key: string, work: () => Promise<string>): Promise<string> {
  const mine = `busy ${crypto.randomUUID()}`;
  const done = await claim(store, key, mine);
  if (done !== undefined) return done;
  const beat = setInterval(() => {
    store.replace(key, mine, mine, lease).catch(() => {});
  }, lease / 3);
  try {
    const result = await inTime(work());
    await store.set(key, `done ${result}`, keptFor);
    return result;
  } catch (error) {
    await store.remove(key, mine).catch(() => {});
    throw error;
  } finally {
    clearInterval(beat);
  }
}

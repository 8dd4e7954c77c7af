import type { Seals } from "../seals.js";
import type { VVChatStore } from "../store/Store.js";
import { WeChatError } from "./WeChatError.js";

/** What was fetched, and for how many seconds it is good. */
export interface Fetched {
  readonly value: string;
  readonly seconds: number;
}

/** What {@link createSharedValue} works with. */
export interface SharedValueOptions {
  store: VVChatStore;
  seals: Seals;
  /** In the store, and in errors. */
  name: string;
  /** @param dropped - a value that WeChat no longer takes, and that must not be given again */
  fetch: (dropped: string | undefined) => Promise<Fetched>;
  /** Is told why a value could not be renewed that is still good. */
  report: (error: unknown) => void;
}

/** A value that all processes have together: the account's token, its ticket. */
export interface SharedValue {
  get: () => Promise<string>;
  /** WeChat does not take this value any more. Another one, which somebody has fetched since, stays. */
  drop: (value: string) => Promise<void>;
}

/** What the store has, sealed. All times in ms since 1970. */
interface Kept {
  readonly value: string;
  readonly from: number;
  /** 0 where it was dropped. */
  readonly until: number;
  readonly sealed: string;
}

/** The longest time before its end in which a value is renewed, and the part of its life that this is at most. */
const early = { ms: 300_000, part: 0.1 };
/** How long one that fetches may be silent before it counts as dead, in ms. While it lives, it says so more often. */
const lease = 10_000;
/** How long others wait for it where there is nothing to use meanwhile. */
const patience = 15_000;
/** How long nobody here tries again where there is none and it failed, in ms. WeChat counts what is fetched. */
const calm = 1000;
/** How long it is remembered what was dropped. */
const remembered = 3_600_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function lives({ until }: Kept): boolean {
  return until > Date.now();
}

function isFresh({ from, until }: Kept): boolean {
  return until - Date.now() > Math.min(early.ms, (until - from) * early.part);
}

/**
 * A value of WeChat's that is few a day and the same for all: fetched by one process at a time, kept encrypted in the store,
 * and renewed shortly before its end while the old one is still used.
 */
export function createSharedValue({ store, seals, name, fetch, report }: SharedValueOptions): SharedValue {
  const key = `wechat:${name}`;
  const lock = `${key}:fetching`;
  /** What this process is waiting for already, and for a moment what has failed. */
  let flight: Promise<string> | undefined;

  async function find(): Promise<Kept | undefined> {
    const sealed = await store.get(key);
    const { value, from, until } = (sealed && (await seals.open(sealed, key))) || {};
    if (sealed === undefined || typeof value !== "string") return undefined;
    return { value, from: Number(from), until: Number(until), sealed };
  }

  async function seal(value: string, from: number, until: number, end: number): Promise<string> {
    // The seal's own end is in whole seconds, and shall not be before the value's.
    return seals.seal({ value, from, until }, key, new Date(end + 1000));
  }

  /**
   * Fetches it, as the only one. Somebody else may have done so just before. Where that fails and the old value is still
   * good, that one is used, and nobody tries again until the lock is over by itself.
   */
  async function renew(mine: string, usable: string | undefined): Promise<string> {
    let calmly = false;
    const beat = setInterval(() => {
      store.replace(lock, mine, mine, lease).catch(() => {});
    }, lease / 3);
    try {
      const found = await find();
      if (found && isFresh(found)) return found.value;
      const from = Date.now();
      const { value, seconds } = await fetch(found?.until === 0 ? found.value : undefined);
      const until = from + seconds * 1000;
      await store.set(key, await seal(value, from, until, until), seconds * 1000);
      return value;
    } catch (error) {
      if (usable === undefined) throw error;
      calmly = true;
      report(error);
      return usable;
    } finally {
      clearInterval(beat);
      if (!calmly) await store.remove(lock, mine).catch(() => {});
    }
  }

  async function obtain(): Promise<string> {
    const deadline = Date.now() + patience;
    const mine = crypto.randomUUID();
    for (;;) {
      const found = await find();
      if (found && isFresh(found)) return found.value;
      const usable = found && lives(found) ? found.value : undefined;
      if (await store.add(lock, mine, lease)) return renew(mine, usable);
      if (usable !== undefined) return usable;
      if (Date.now() > deadline) throw new WeChatError("timeout", name, "another process is still fetching it");
      await wait(50);
    }
  }

  return {
    get() {
      if (flight) return flight;
      const mine = obtain();
      const end = (): void => {
        if (flight === mine) flight = undefined;
      };
      flight = mine;
      void mine.then(end, () => setTimeout(end, calm));
      return mine;
    },
    async drop(value) {
      const found = await find();
      if (found?.value === value && lives(found)) {
        const dropped = await seal(value, found.from, 0, Date.now() + remembered);
        await store.replace(key, found.sealed, dropped, remembered);
      }
      // What waits may have looked before, and get the old one.
      flight = undefined;
    },
  };
}

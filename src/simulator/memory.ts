import type { SimulatorUser } from "./accounts.js";

/** What VVChat remembers of its user. */
interface Remembered {
  /** Which of the accounts is signed in, from 0. */
  readonly account: number;
  /** Whose consent made a code. */
  readonly codes: Readonly<Record<string, SimulatorUser>>;
  /** Imprest codes that were paid. */
  readonly paid: readonly string[];
}

/** VVChat's memory, as far as another load of the page needs it. */
export interface Memory {
  get: () => Remembered;
  set: (part: Partial<Remembered>) => void;
}

const key = "vvchat-simulator";
const nothing: Remembered = { account: 0, codes: {}, paid: [] };

/** For longer nobody waits; and who tries one code again and again finds it unpaid another day. */
const lifetime = 3_600_000;

function isMemory(value: unknown): value is Remembered & { at: number } {
  const { at, account, codes, paid } = Object(value) as Record<string, unknown>;
  const fits = typeof at === "number" && typeof account === "number" && Array.isArray(paid);
  return fits && typeof codes === "object" && codes !== null;
}

/**
 * @param lasting - whether another load of the page, and another tab, remembers it too: one comes back from each link. Where
 * the storage fails it does not
 */
export function createMemory(lasting: boolean): Memory {
  let own = nothing;
  const read = (): Remembered => {
    if (!lasting) return own;
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      return isMemory(kept) && Date.now() - kept.at < lifetime ? kept : nothing;
    } catch {
      return own;
    }
  };
  return {
    get: read,
    set(part) {
      own = { ...read(), ...part };
      if (!lasting) return;
      try {
        localStorage.setItem(key, JSON.stringify({ ...own, at: Date.now() }));
      } catch {
        // Full, or forbidden.
      }
    },
  };
}

import { wordsOf } from "../errors/wordsOf.js";
import type { Json } from "./VVChatTrace.js";
import { maskText } from "./maskText.js";
import { type Secrecy, hide, isStatus, secrecyOf } from "./secrets.js";

/** Masks all that belongs to one call: what was secret in its parameters is secret in its error's message, too. */
export interface Masker {
  /** A copy as JSON carries it. Takes anything: cycles, what throws when it is read, what is far too long. */
  json(value: unknown): Json;
  text(text: string): string;
  /** How many values were masked. */
  readonly hidden: number;
  /** Something was cut. */
  readonly cut: boolean;
  /** Forgets the secrets that it has seen. */
  forget(): void;
}

/** The longest text, in characters. */
const longest = 2000;
/** The most that one value may have: entries, and characters of text. */
const limits = { entries: 2000, characters: 16_000, depth: 30, json: 2_000_000 };

/** @returns nothing where the text is no JSON object or array */
function parse(text: string): unknown {
  if (text.length > limits.json || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function createMasker(): Masker {
  const known = new Set<string>();
  let hidden = 0;
  let cut = false;
  let left = { entries: 0, characters: 0 };
  const above: unknown[] = [];

  const shortened = (rest: number): string => {
    cut = true;
    return `… +${rest}`;
  };

  function open(text: string): string {
    const inner = parse(text);
    if (inner !== undefined) return JSON.stringify(copy(inner, "open"));
    const length = Math.max(0, Math.min(longest, left.characters));
    left.characters -= text.length;
    const masked = maskText(text.slice(0, length), known, () => (hidden += 1));
    return text.length > length ? masked + shortened(text.length - length) : masked;
  }

  function secret(text: string, secrecy: Secrecy): string {
    hidden += 1;
    // The shorter ones would be found in words that have nothing to do with them.
    if (text.length > 5 && text.length <= longest && secrecy === "secret") known.add(text);
    return hide(text, secrecy);
  }

  function list(value: readonly unknown[], secrecy: Secrecy): Json {
    const count = Math.max(0, Math.min(value.length, left.entries));
    left.entries -= count;
    const items = value.slice(0, count).map((item) => copy(item, secrecy));
    return value.length > count ? [...items, shortened(value.length - count)] : items;
  }

  function fields(value: object, secrecy: Secrecy): Json {
    const keys = Object.keys(value);
    // A date, an error: what they say.
    if (keys.length === 0 && !/^\[object Object\]$/.test(wordsOf(value))) return open(wordsOf(value));
    const taken = keys.slice(0, Math.max(0, left.entries));
    left.entries -= taken.length;
    const entries = taken.map((key): [string, Json] => {
      const own = secrecyOf(key);
      return [open(key), copy((value as Record<string, unknown>)[key], own === "open" ? secrecy : own)];
    });
    if (keys.length > taken.length) entries.push(["…", shortened(keys.length - taken.length)]);
    // Not by assignment: a key may be "__proto__".
    return Object.fromEntries(entries);
  }

  function copy(value: unknown, secrecy: Secrecy): Json {
    if (value === null || typeof value === "boolean") return value;
    if (value === undefined || typeof value === "function") return typeof value;
    if (typeof value !== "object") {
      const fine = secrecy === "open" || isStatus(wordsOf(value));
      if (!fine) return secret(wordsOf(value), secrecy);
      return typeof value === "number" && Number.isFinite(value) ? value : open(wordsOf(value));
    }
    if (above.includes(value)) return "[circular]";
    if (above.length >= limits.depth) return shortened(1);
    above.push(value);
    try {
      return Array.isArray(value) ? list(value, secrecy) : fields(value, secrecy);
    } catch {
      return "[unreadable]";
    } finally {
      above.pop();
    }
  }

  function masked<T>(run: () => T): T {
    const attempt = (): T => {
      left = { entries: limits.entries, characters: limits.characters };
      return run();
    };
    const [before, count] = [known.size, hidden];
    const first = attempt();
    if (known.size === before) return first;
    // A text may have told a secret before the field that names it was come to.
    hidden = count;
    return attempt();
  }

  return {
    json: (value) => masked(() => copy(value, "open")),
    text: (text) => masked(() => open(text)),
    get hidden() {
      return hidden;
    },
    get cut() {
      return cut;
    },
    forget() {
      known.clear();
    },
  };
}

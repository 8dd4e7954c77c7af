/** What the kit uses of a `Storage`. */
export type KeptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A JSON object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

interface Entry {
  /** Ms since 1970. */
  readonly startedAt: number;
}

/** One kind of what must outlive a page, by key. Storage that fails is reported once, and lived without. */
export interface Journal<TEntry extends Entry> {
  /** All that live, by key. */
  all(): Readonly<Record<string, TEntry>>;
  /** Whether it was written: later, an entry that is missing means that somebody else removed it. */
  put(key: string, entry: Omit<TEntry, "startedAt">): boolean;
  /** Whether it is gone. */
  remove(key: string): boolean;
}

/** What a journal keeps. */
export interface JournalKind<TEntry extends Entry> {
  /** Its place among the others in the one item that holds them all. */
  readonly section: string;
  /** How long an entry lives, in ms. */
  readonly lifetime: number;
  /** Storage holds whatever anybody wrote. */
  readonly isEntry: (value: unknown) => value is TEntry;
  /** What the console says where storage fails: which of the kit's work suffers. */
  readonly warning: string;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param name - of the item
 * @param storage - looked up at each use: where a browser forbids it, asking for it throws
 */
export function createJournal<TEntry extends Entry>(
  { section, lifetime, isEntry, warning }: JournalKind<TEntry>,
  name: string,
  storage: () => KeptStorage,
): Journal<TEntry> {
  let warned = false;
  function attempt<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      // A server has no storage at all.
      if (!warned && !(error instanceof ReferenceError)) console.warn(`vvchat-react: ${warning}`, error);
      warned = true;
      return undefined;
    }
  }

  /** The whole item, other kinds too. */
  function read(): Fields {
    const text = attempt(() => storage().getItem(name));
    try {
      const stored: unknown = JSON.parse(text ?? "");
      if (isFields(stored) && stored["v"] === 1) return stored;
    } catch {
      // Nothing, or nothing of ours.
    }
    return {};
  }

  function all(): Record<string, TEntry> {
    // Not by its own prototype: a key may be "__proto__".
    const entries = Object.create(null) as Record<string, TEntry>;
    for (const [key, entry] of Object.entries(Object(read()[section]) as Fields)) {
      // A clock that was put back makes an entry look younger, never lost.
      if (isEntry(entry) && Date.now() - entry.startedAt < lifetime) entries[key] = entry;
    }
    return entries;
  }

  function write(entries: Record<string, TEntry>): boolean {
    return !!attempt(() => {
      const { [section]: _old, v: _version, ...others } = read();
      const rest: Record<string, unknown> = others;
      if (Object.keys(entries).length) rest[section] = entries;
      const text = Object.keys(rest).length ? JSON.stringify({ v: 1, ...rest }) : null;
      if (text) storage().setItem(name, text);
      else storage().removeItem(name);
      // Some keep nothing, without a word.
      if (storage().getItem(name) !== text) throw new Error("The storage keeps nothing");
      return true;
    });
  }

  return {
    all,
    put(key, entry) {
      const entries = all();
      entries[key] = { ...entry, startedAt: Date.now() } as TEntry;
      return write(entries);
    },
    remove(key) {
      const entries = all();
      if (!(key in entries)) return true;
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it has no prototype
      delete entries[key];
      return write(entries);
    },
  };
}

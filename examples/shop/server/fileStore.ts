import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import type { VVChatStore } from "vvchat-react/server";

interface Entry {
  value: string;
  /** Ms since 1970. */
  until?: number;
}

/** As the file has it. Not an object: a key may be any text. */
type Entries = [key: string, entry: Entry][];

/**
 * A store in one file, written anew with each change: for one process, and as many orders as a demo has. What somebody was
 * told is in the file, so it is still there after a crash.
 */
export async function fileStore(path: string): Promise<VVChatStore> {
  await mkdir(dirname(path), { recursive: true });
  const file = new Low<Entries>(new JSONFile(path), []);
  await file.read();
  let entries = new Map(file.data);
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: that is what makes them atomic. */
  function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  }

  function find(key: string): string | undefined {
    const { value, until = Infinity } = entries.get(key) ?? {};
    return until > Date.now() ? value : undefined;
  }

  /** What cannot be written has not happened. */
  async function change(act: (next: Map<string, Entry>) => void): Promise<void> {
    const next = new Map([...entries].filter(([, { until = Infinity }]) => until > Date.now()));
    act(next);
    file.data = [...next];
    await file.write();
    entries = next;
  }

  const put = (key: string, value: string, ttl: number | undefined) =>
    change((next) => next.set(key, { value, ...(ttl !== undefined && { until: Date.now() + ttl }) }));

  async function putIf(same: boolean, key: string, value: string, ttl: number | undefined): Promise<boolean> {
    if (same) await put(key, value, ttl);
    return same;
  }

  return {
    get: (key) => inTurn(() => find(key)),
    set: (key, value, ttl) => inTurn(() => put(key, value, ttl)),
    add: (key, value, ttl) => inTurn(() => putIf(find(key) === undefined, key, value, ttl)),
    replace: (key, expected, value, ttl) => inTurn(() => putIf(find(key) === expected, key, value, ttl)),
    remove: (key, expected) =>
      inTurn(async () => {
        if (find(key) === expected) await change((next) => next.delete(key));
      }),
  };
}

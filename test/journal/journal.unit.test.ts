import { afterEach, expect, test, vi } from "vitest";
import { createJournal } from "../../src/journal/journal.js";
import { hashOf } from "../../src/journal/hashOf.js";

interface Note {
  readonly text: string;
  readonly startedAt: number;
}

const notes = {
  section: "notes",
  lifetime: 1000,
  isEntry: (value: unknown): value is Note => typeof (Object(value) as Partial<Note>).startedAt === "number",
  warning: "notes are lost.",
};

afterEach(() => {
  vi.restoreAllMocks();
});

function inMemory() {
  const items = new Map<string, string>();
  const storage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  return { items, storage };
}

test("a server, which has no storage at all, is told nothing", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const journal = createJournal(notes, "kit", () => {
    throw new ReferenceError("localStorage is not defined");
  });
  expect(journal.all()).toEqual({});
  expect(journal.put("a", { text: "x" })).toBe(false);
  expect(warn).not.toHaveBeenCalled();
});

test("a storage that is forbidden is told of once", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const journal = createJournal(notes, "kit", () => {
    throw new DOMException("The operation is insecure", "SecurityError");
  });
  journal.put("a", { text: "x" });
  journal.put("b", { text: "x" });
  expect(warn).toHaveBeenCalledTimes(1);
});

test("what nobody needs is gone, and with the last of it the item itself", () => {
  const { items, storage } = inMemory();
  const journal = createJournal(notes, "kit", () => storage);
  expect(journal.put("__proto__", { text: "x" })).toBe(true);
  expect(Object.keys(journal.all())).toEqual(["__proto__"]);
  expect(journal.remove("__proto__")).toBe(true);
  expect(journal.remove("never there")).toBe(true);
  expect(items.size).toBe(0);
});

test("a hash tells requests apart, and is empty of what is no JSON", () => {
  const cyclic: { self?: object } = {};
  cyclic.self = cyclic;
  const hashes = [{ a: 1 }, { a: 2 }, { a: "1" }, [], ["\ud83c\udf75"]].map(hashOf);
  expect(new Set(hashes).size).toBe(5);
  expect(hashOf({ a: 1 })).toBe(hashes[0]);
  expect(hashOf(cyclic)).toBe("");
});

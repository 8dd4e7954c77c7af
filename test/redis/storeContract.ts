import { expect, test } from "vitest";
import type { VVChatStore } from "../../src/server/index.js";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const hundred = Array.from({ length: 100 }, (_, index) => index);

/**
 * What the handler relies on, whatever the store.
 *
 * @param open - the same store, each time by another connection than the last time, where it has several
 */
export function storeContract(open: () => VVChatStore): void {
  let last = 0;
  const key = () => `key ${++last}`;

  test("what was set is there, for all who share it, and only under its key", async () => {
    const [store, other, name] = [open(), open(), key()];
    expect(await store.get(name)).toBeUndefined();
    await store.set(name, "one");
    await store.set(name, "two");
    expect(await other.get(name)).toBe("two");
    expect(await other.get(`${name} `)).toBeUndefined();
  });

  test.each(["", "小竹 🧋 é", "line\r\nbreak\u0000zero", '{"amount":1}', "茶".repeat(50_000)])(
    "text %# comes back as it was, as a key too",
    async (text) => {
      const [store, name] = [open(), `${key()} ${text}`];
      await store.set(name, text);
      expect(await store.get(name)).toBe(text);
      expect(await store.add(name, "other")).toBe(false);
      expect(await store.replace(name, text, "other")).toBe(true);
      await store.remove(name, "other");
      expect(await store.get(name)).toBeUndefined();
    },
  );

  test("add puts where nothing is, and leaves what is there", async () => {
    const [store, name] = [open(), key()];
    expect(await store.add(name, "first")).toBe(true);
    expect(await store.add(name, "second")).toBe(false);
    expect(await store.get(name)).toBe("first");
  });

  test("replace puts where exactly the expected is", async () => {
    const [store, name] = [open(), key()];
    expect(await store.replace(name, "", "new")).toBe(false);
    await store.set(name, "old");
    expect(await store.replace(name, "ol", "new")).toBe(false);
    expect(await store.replace(name, "old", "new")).toBe(true);
    expect(await store.get(name)).toBe("new");
  });

  test("remove takes away exactly the expected", async () => {
    const [store, name] = [open(), key()];
    await store.remove(name, "nothing");
    await store.set(name, "mine");
    await store.remove(name, "other's");
    expect(await store.get(name)).toBe("mine");
    await store.remove(name, "mine");
    expect(await store.get(name)).toBeUndefined();
  });

  test("what has a lifetime goes, and its key is free again", async () => {
    const store = open();
    const [set, added, replaced, over] = [key(), key(), key(), key()];
    await store.set(set, "x", 300.5);
    await store.add(added, "x", 300);
    await store.set(replaced, "x");
    await store.replace(replaced, "x", "y", 300);
    await store.set(over, "x", 0);
    expect(await Promise.all([set, added, replaced].map(store.get))).toEqual(["x", "x", "y"]);
    await wait(350);
    expect(await Promise.all([set, added, replaced, over].map(store.get))).toEqual(Array(4).fill(undefined));
    expect(await store.replace(set, "x", "z")).toBe(false);
    expect(await store.add(added, "z")).toBe(true);
  });

  test("what is put anew has the new lifetime alone", async () => {
    const store = open();
    const [kept, longer] = [key(), key()];
    for (const name of [kept, longer]) await store.set(name, "x", 300);
    await store.set(kept, "y");
    await store.replace(longer, "x", "y", 10_000);
    await wait(350);
    expect(await Promise.all([kept, longer].map(store.get))).toEqual(["y", "y"]);
  });

  test("of a hundred that add at once, one does", async () => {
    const name = key();
    const added = await Promise.all(hundred.map((index) => open().add(name, String(index), 10_000)));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await open().get(name)).toBe(String(added.indexOf(true)));
  });

  test("of a hundred that replace the same at once, one does", async () => {
    const name = key();
    await open().set(name, "start");
    const replaced = await Promise.all(hundred.map((index) => open().replace(name, "start", `${index}`)));
    expect(replaced.filter(Boolean)).toHaveLength(1);
    expect(await open().get(name)).toBe(String(replaced.indexOf(true)));
  });

  test("a hundred that count up at once lose none", async () => {
    const name = key();
    await open().set(name, "0");
    const countUp = async (store: VVChatStore): Promise<void> => {
      const found = (await store.get(name)) ?? "";
      if (!(await store.replace(name, found, String(Number(found) + 1)))) await countUp(store);
    };
    await Promise.all(hundred.map(() => countUp(open())));
    expect(await open().get(name)).toBe("100");
  });
}

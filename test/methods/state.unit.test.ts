import { expect, test, vi } from "vitest";
import { createState } from "../../src/methods/state.js";

test("a state is the 128 bits of the page's random source, as 32 letters and digits", () => {
  const random = vi.spyOn(crypto, "getRandomValues").mockImplementation((bytes) => {
    (bytes as Uint8Array).set([0x00, 0x0f, 0xf0, 0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0xab, 0xcd]);
    return bytes;
  });
  expect(createState()).toBe("000ff0ff0102030405060708090aabcd");
  random.mockRestore();
});

test("it works on plain http pages, which have neither randomUUID nor subtle", () => {
  const { crypto: whole } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => whole.getRandomValues(bytes) });
  expect(createState()).toMatch(/^[0-9a-f]{32}$/);
  vi.unstubAllGlobals();
});

test("no two are the same, and every digit of each is used", () => {
  const states = Array.from({ length: 2000 }, createState);
  expect(new Set(states).size).toBe(states.length);
  for (let place = 0; place < 32; place++) expect(new Set(states.map((state) => state[place])).size).toBe(16);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanUrl } from "../../src/returns/splitUrl.js";

const at = "https://shop.example/tea";

describe("an answer goes, and nothing else", () => {
  test.each([
    // What the documents' returns look like.
    ["?code=C&state=S&err_code=0", ""],
    ["?err_code=1&state=S", ""],
    ["?err_code=1&err_msg=no", ""],
    ["?code=400&err_msg=failed", ""],
    ["?vvchat_call=1&trade_no=T", ""],
    ["?vvchat_call=1&code=200", ""],
    // A correlation parameter that came back alone.
    ["?vvchat_call=1", ""],
    ["?a=1&vvchat_call=1&b=2", "?a=1&b=2"],
    // Beside what is the app's own, wherever that stands.
    ["?a=1&code=C&b=%20&state=S&c", "?a=1&b=%20&c"],
    ["?code=C&a=1&state=S", "?a=1"],
    ["?code=C&state=S#top", "#top"],
    // In the query of a hash.
    ["#/cb?code=C&state=S", "#/cb"],
    ["#/cb?a=1&vvchat_call=1&trade_no=T", "#/cb?a=1"],
    ["?a=1#/cb?b=2&code=C&state=S", "?a=1#/cb?b=2"],
    // Glued on.
    ["?a=1?code=C&state=S", "?a=1"],
    ["?a=1?code=C&state=S&b=2", "?a=1&b=2"],
    ["?a=1&vvchat_call=1?trade_no=T", "?a=1"],
    ["#/cb?a=1?code=C&state=S", "#/cb?a=1"],
    // Put behind the hash by a host that only appends.
    ["?vvchat_call=1#top?trade_no=T", "#top"],
    ["?vvchat_call=1#top&err_code=0&code=C&state=S", "#top"],
    // Put before the hash by one that knows better, though the redirect URI was the hash's.
    ["?trade_no=T#/cb?vvchat_call=1", "#/cb"],
  ])("%s", (found, left) => {
    expect(cleanUrl(at + found)).toBe(at + left);
  });
});

describe("what the app has of its own stays", () => {
  test.each([
    "",
    "?",
    "#",
    "?code=SALE",
    "?state=open",
    "?trade_no=T1",
    "?err_code=7",
    "?state=open&trade_no=T1",
    "?code=SALE&trade_no=T1",
    "?discount_code=1&mystate=2",
    "?CODE=C&State=S",
    "?code=SALE#/list?state=open",
    "?a=code=1&b=state",
    "?&&a==&?",
    "#code=C&state=S",
    "#/a&code=C&state=S",
    "?next=%2Fcb%3Fcode%3DC%26state%3DS",
  ])("%s", (own) => {
    expect(cleanUrl(at + own)).toBe(at + own);
  });

  test("a path that looks like a query", () => {
    expect(cleanUrl("https://shop.example/a&code=C&state=S")).toBe("https://shop.example/a&code=C&state=S");
  });

  test.each([
    ["?code=SALE&vvchat_call=1&trade_no=T", "?code=SALE"],
    ["?code=SALE&vvchat_call=1&code=200", "?code=SALE"],
    ["?code=SALE&vvchat_call=1?code=400&err_msg=no", "?code=SALE"],
    ["?state=open#/cb?code=SALE&vvchat_call=1&code=200", "?state=open#/cb?code=SALE"],
  ])("before the correlation parameter, too: %s", (found, left) => {
    expect(cleanUrl(at + found)).toBe(at + left);
  });
});

const answerNames = ["code", "state", "err_code", "err_msg", "trade_no", "vvchat_call"];
const text = fc.string({
  unit: fc.constantFrom("a", "b", "1", "%20", "=", ".", "-", "_", "~", "+", "/", "茶"),
  maxLength: 6,
});
const own = fc
  .tuple(text, fc.option(text, { nil: undefined }))
  .map(([name, value]) => (value === undefined ? name : `${name}=${value}`))
  .filter((part) => !answerNames.includes(part.split("=", 1)[0] ?? ""));
const query = (mark: string) =>
  fc.array(own, { maxLength: 4 }).map((parts) => (parts.length ? mark + parts.join("&") : ""));
const answer = fc.constantFrom(
  "code=C&state=S",
  "code=C&state=S&err_code=0",
  "err_code=1&state=",
  "err_code=1&err_msg=x",
);
const correlated = fc.tuple(fc.constantFrom("trade_no=T", "code=200", "code=400&err_msg=x", "code=C&state=S"), text);

describe("of any address", () => {
  const address = fc.tuple(query("?"), fc.constantFrom("", "#", "#top", "#/a/b"), query("?"));

  test("what a return put in goes, and the rest is what it was, byte for byte", () => {
    fc.assert(
      fc.property(address, answer, fc.boolean(), fc.boolean(), ([search, hash, hashQuery], added, inHash, glued) => {
        const into = (before: string) => before + (before && !glued ? "&" : "?") + added;
        const rest = hash + (hash ? hashQuery : "");
        const found = inHash && hash ? search + hash + into(hashQuery) : into(search) + rest;
        const left = inHash && hash ? search + hash + hashQuery : search + rest;
        expect(cleanUrl(at + found)).toBe(at + left);
      }),
    );
  });

  test("what the kit marked goes with its answer, though the app has the same names", () => {
    fc.assert(
      fc.property(
        query("?"),
        fc.constantFrom("code", "state", "trade_no"),
        correlated,
        fc.boolean(),
        (search, name, [added, mark], glued) => {
          const before = `${search}${search ? "&" : "?"}${name}=SALE`;
          const found = `${before}&vvchat_call=${encodeURIComponent(mark)}${glued ? "?" : "&"}${added}`;
          expect(cleanUrl(at + found)).toBe(at + before);
        },
      ),
    );
  });

  test("cleaning twice is cleaning once, and cleaning adds nothing", () => {
    const soup = fc.array(
      fc.oneof(fc.constantFrom("?", "&", "#", "=", "/", "%3F"), fc.constantFrom(...answerNames), text),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(soup, (parts) => {
        const once = cleanUrl(at + parts.join(""));
        expect(cleanUrl(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual((at + parts.join("")).length);
        expect(once).not.toMatch(/\?([^#]*[?&])?vvchat_call(=|&|$)/);
      }),
      { numRuns: 2000 },
    );
  });
});

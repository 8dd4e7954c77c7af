// The simulator's settings, as an address has them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSettings, readSettings, withSettings, writeSettings } from "../../src/simulator/address.js";
import type { SimulatorSettings } from "../../src/simulator/settings.js";

const base: SimulatorSettings = {
  place: "web-view",
  platform: undefined,
  faults: {},
  latency: 0,
  offline: false,
  installed: true,
  returns: {},
  weChat: {},
};

/** What is set by a query, and what was said of it. */
function read(query: string, from = base) {
  const problems: string[] = [];
  const settings = readSettings(new URLSearchParams(query), from, (line) => problems.push(line));
  return { settings, problems };
}

test("a link that sets everything", () => {
  const query =
    "a=1&vvsim.place=browser&vvsim.platform=ios&vvsim.latency=300&vvsim.offline=yes&vvsim.installed=no&vvsim.return=new-tab&vvsim.answer=glued&vvsim.bridge=late&vvsim.signature=invalid-once&vvsim.signed=landing&vvsim.pay=silent&vvsim.auth=fail:1:refused&vvsim.share=slow:5000";
  const { settings, problems } = read(query);
  expect(problems).toEqual([]);
  expect(settings).toEqual({
    place: "browser",
    platform: "ios",
    latency: 300,
    offline: true,
    installed: false,
    returns: { in: "new-tab", answer: "glued" },
    weChat: { bridge: "late", signature: "invalid-once", signed: "landing" },
    faults: { pay: "silent", auth: "fail:1:refused", share: "slow:5000" },
  });
  expect(hasSettings(new URLSearchParams(query))).toBe(true);
  expect(hasSettings(new URLSearchParams("a=vvsim.pay"))).toBe(false);
});

describe("what it cannot be is passed over, and said by its name", () => {
  test.each([
    ["vvsim.pay=sielnt", 'vvsim.pay is "sielnt", and may be: ask, succeed, refuse, fail'],
    ["vvsim.pay=slow:soon", 'vvsim.pay is "slow:soon", and may be'],
    ["vvsim.pay=slow:-1", 'vvsim.pay is "slow:-1", and may be'],
    ["vvsim.pay=silent:3", 'vvsim.pay is "silent:3", and may be'],
    ["vvsim.paay=silent", "there is no vvsim.paay. There are vvsim.place"],
    ["vvsim.__proto__=silent", "there is no vvsim.__proto__."],
    ["vvsim.latency=1e9", 'vvsim.latency is "1e9", and may be: ms'],
    ["vvsim.latency=", 'vvsim.latency is "", and may be: ms'],
    ["vvsim.place=moon", 'vvsim.place is "moon", and may be: web-view, browser, wechat'],
    ["vvsim.signature=wrong", 'vvsim.signature is "wrong", and may be: checked, invalid-once'],
    ["vvsim.offline=1", 'vvsim.offline is "1", and may be: yes, no'],
  ])("%s", (query, words) => {
    const { settings, problems } = read(`${query}&vvsim.latency=5`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
    expect(settings).toEqual({ ...base, latency: 5 });
  });
});

test("only what differs from the options is written, a fault that was taken back too", () => {
  const from: SimulatorSettings = { ...base, latency: 300, faults: { pay: "silent" } };
  expect(writeSettings(from, from)).toBe("");
  const now: SimulatorSettings = { ...from, faults: { pay: "ask", auth: "fail:1:a b&c=d" } };
  const query = writeSettings(now, from);
  expect(query).toBe("vvsim.auth=fail:1:a%20b%26c%3Dd&vvsim.pay=ask");
  expect(read(query, from).settings).toEqual(now);
});

test("whatever is set comes back from its address", () => {
  const outcome = fc.oneof(
    fc.constantFrom("succeed", "silent", "twice", "unknown", "fail", "slow", "late:10"),
    fc.tuple(fc.integer({ min: -999, max: 999 }), fc.string()).map(([code, text]) => `fail:${String(code)}:${text}`),
  );
  const settings = fc.record({
    place: fc.constantFrom("web-view", "browser", "wechat"),
    platform: fc.constantFrom("ios", "android"),
    latency: fc.integer({ min: 0, max: 60_000 }),
    offline: fc.boolean(),
    installed: fc.boolean(),
    returns: fc.record({
      in: fc.constantFrom("same-tab", "new-tab", "killed", "never"),
      answer: fc.constantFrom("proper", "glued", "unencoded", "appended"),
    }),
    weChat: fc.record({
      bridge: fc.constantFrom("prompt", "late", "never"),
      signature: fc.constantFrom("checked", "invalid-once", "invalid", "offline-once", "silent"),
      signed: fc.constantFrom("landing", "current"),
    }),
    faults: fc.dictionary(fc.constantFrom("auth", "pay", "share", "getSession"), outcome, { noNullPrototype: true }),
  });
  fc.assert(
    fc.property(settings, (some) => {
      // The arbitrary's words are wider than the type's.
      const now = some as SimulatorSettings;
      const { settings: read_, problems } = read(writeSettings(now, base));
      expect(problems).toEqual([]);
      expect({
        ...read_,
        platform: read_.platform ?? "?",
        returns: { in: "same-tab", answer: "proper", ...read_.returns },
        weChat: { bridge: "prompt", signature: "checked", ...read_.weChat },
      }).toEqual(now);
    }),
  );
});

describe("an address with other settings stays to the letter otherwise", () => {
  test.each([
    ["https://s.example/a?x=%20+&y#/h?q=1", "vvsim.pay=silent", "https://s.example/a?x=%20+&y&vvsim.pay=silent#/h?q=1"],
    ["https://s.example/a?vvsim.pay=fail&x=1", "", "https://s.example/a?x=1"],
    ["https://s.example/a?vvsim.pay=fail", "", "https://s.example/a"],
    ["https://s.example/a", "vvsim.offline=yes", "https://s.example/a?vvsim.offline=yes"],
    ["https://s.example/a?a=1?code=C#x#y", "vvsim.offline=yes", "https://s.example/a?a=1?code=C&vvsim.offline=yes#x#y"],
  ])("%s with %s", (href, query, wanted) => {
    expect(withSettings(href, query)).toBe(wanted);
  });
});

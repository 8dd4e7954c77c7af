// A simulator's beginning, its end, and what is wrong in between.
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { auth, createVVChatClient } from "../../src/index.js";
import { type LiveSettings, type SimulatorOptions, createSimulator } from "../../src/simulator/index.js";
import { call, outcome, press, sheetUp, simulate } from "./app.js";
import { openLink, simulateBrowser } from "./browserPlace.js";

const start = location.href;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const scope = { scope: "snsapi_userinfo" };

beforeEach(() => {
  onTestFinished(() => {
    history.replaceState(null, "", start);
    sessionStorage.removeItem("vvchat-simulator-settings");
  });
});

function complaints() {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => {
    error.mockRestore();
  });
  return () => error.mock.calls.map(([words]) => String(words));
}

/** What comes from `JSON.parse` may be anything. */
const optionsOf = (json: string) => JSON.parse(json) as SimulatorOptions;
const settingsOf = (json: string) => JSON.parse(json) as Partial<LiveSettings>;

describe("after dispose() nothing comes any more", () => {
  test.each<[string, SimulatorOptions]>([
    ["slow", { faults: { auth: "slow:50" } }],
    ["delayed", { faults: { auth: "succeed" }, latency: 50 }],
    ["answered in the next task", { faults: { auth: "succeed" } }],
  ])("what was on its way: %s", async (_, options) => {
    const simulator = simulate(options);
    const replies = call("auth", {});
    simulator.dispose();
    await wait(120);
    expect(replies).toEqual([]);
  });

  test("nor by a bridge that a page has kept", async () => {
    const simulator = simulate({ faults: { auth: "succeed" } });
    const kept = window.WebViewJavascriptBridge;
    simulator.dispose();
    const replies: unknown[] = [];
    kept?.callHandler?.("auth", {}, (reply) => replies.push(reply));
    await wait(20);
    expect([replies, simulator.calls]).toEqual([[], []]);
  });

  test("nor by a link: the page stays where it is", async () => {
    const { simulator, opened } = simulateBrowser({ faults: { auth: "slow:50" } });
    openLink("thirdlogin");
    await expect.poll(() => simulator.calls).toHaveLength(1);
    simulator.dispose();
    await wait(120);
    // What is noted is the browser's own look for an app, which nobody stops any more.
    expect(opened.filter(({ url }) => url.startsWith("http"))).toEqual([]);
  });
});

describe.each(["ios", "android"] as const)("a hot reload on %s", (platform) => {
  test("a client that had a host has one again", async () => {
    const client = createVVChatClient({ appId: "a", timeouts: { interactive: 300 } });
    const options: SimulatorOptions = { platform, panel: false, faults: { auth: "succeed" } };
    const first = simulate(options);
    expect(await outcome(client.call(auth, scope))).toMatchObject({ code: expect.any(String) });
    first.dispose();
    expect(await outcome(client.call(auth, scope))).toBe("failed");
    simulate(options);
    await wait(20);
    expect(await outcome(client.call(auth, scope))).toMatchObject({ code: expect.any(String) });
  });
});

describe("what cannot be is said by its name, and passed over", () => {
  test.each([
    ['{"place":"phone"}', 'place is "phone", and may be: web-view, browser'],
    ['{"platform":"windows"}', 'platform is "windows", and may be: ios, android'],
    ['{"latency":-5}', "latency is -5, and may be: ms"],
    ['{"latency":"abc"}', 'latency is "abc", and may be: ms'],
    ['{"offline":"no"}', 'offline is "no", and may be: true, false'],
    ['{"returns":{"in":"nowhere"}}', 'returns is {"in":"nowhere"}, and may be'],
    ['{"faults":null}', "faults is null, and may be: outcomes by method"],
    ['{"users":null}', "users is no list"],
    ['{"chats":{}}', "chats is no list"],
  ])("%s", async (json, words) => {
    const said = complaints();
    const simulator = simulate({ ...optionsOf(json), panel: false });
    expect(said()).toEqual([expect.stringContaining(`createSimulator(): ${words}`)]);
    expect(simulator.active).toBe(true);
    simulator.set({ faults: { auth: "succeed" } });
    const replies = call("auth", {});
    await expect.poll(() => replies).toHaveLength(1);
  });

  test("by set(), too: what is right among it counts, and nothing is lost", () => {
    const said = complaints();
    const simulator = simulate({ faults: { pay: "silent" } });
    simulator.set({ ...settingsOf('{"latency":120000,"offline":"no"}'), faults: { auth: "refuse" } });
    simulator.set(settingsOf("{}"));
    expect(said()).toHaveLength(2);
    expect(simulator.settings).toMatchObject({ faults: { auth: "refuse" }, latency: 0, offline: false });
  });
});

test("one that stays off the page writes nothing, nor does one that has gone", () => {
  complaints();
  const first = simulate({ faults: { pay: "silent" } });
  first.set({ latency: 7 });
  const kept = sessionStorage.getItem("vvchat-simulator-settings");
  const { href } = location;
  const second = createSimulator();
  second.set({ latency: 500, offline: true });
  second.reset();
  expect([sessionStorage.getItem("vvchat-simulator-settings"), location.href]).toEqual([kept, href]);
  first.dispose();
  first.set({ latency: 9 });
  expect([sessionStorage.getItem("vvchat-simulator-settings"), location.href]).toEqual([kept, href]);
});

test("an address that cannot be written stops nothing: the setting counts, and is told to all", async () => {
  const simulator = simulate();
  const refuse = vi.spyOn(history, "replaceState").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  onTestFinished(() => {
    refuse.mockRestore();
  });
  simulator.set({ offline: true, faults: { auth: "fail:1:\ud800" } });
  expect(navigator.onLine).toBe(false);
  await expect.element(page.getByRole("button", { name: "打开模拟器，2 个故障" })).toBeVisible();
});

test("a link to this state has it, wherever the app has gone since", async () => {
  const copied: string[] = [];
  const write = vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => void copied.push(text));
  onTestFinished(() => {
    write.mockRestore();
  });
  const simulator = simulate();
  simulator.set({ faults: { pay: "silent" } });
  history.pushState(null, "", "/cart?a=1");
  await page.getByRole("button", { name: "打开模拟器，1 个故障" }).click();
  await sheetUp();
  await press("复制当前状态的链接");
  expect(copied).toEqual([`${location.origin}/cart?a=1&vvsim.pay=silent`]);
});

test("what was reset does not come back with an older address, or under another spelling", () => {
  history.replaceState(null, "", "?vvsim%2Epay=silent&a=%20");
  const simulator = simulate();
  expect(simulator.settings.faults).toEqual({ pay: "silent" });
  simulator.reset();
  expect(location.search).toBe("?a=%20");
  simulator.set({ faults: { pay: "silent" } });
  const armed = location.href;
  history.pushState(null, "", "/elsewhere");
  simulator.reset();
  history.replaceState(null, "", armed);
  window.dispatchEvent(new PopStateEvent("popstate"));
  expect(location.search).toBe("?a=%20");
});

test("a call that is answered by hand has no sheet any more, and the next one has", async () => {
  const simulator = simulate();
  const replies = [call("auth", {}), call("share", { share_title: "T" })];
  await expect.element(page.getByRole("dialog", { name: "申请授权" })).toBeVisible();
  simulator.answer(simulator.calls[0], "refuse");
  await expect.element(page.getByRole("dialog", { name: "发送给" })).toBeVisible();
  expect(page.getByRole("dialog").elements()).toHaveLength(1);
  simulator.reset();
  expect(page.getByRole("dialog").elements()).toEqual([]);
  await wait(20);
  expect(replies.map((all) => all.length)).toEqual([1, 0]);
});

test("an outcome that this place does not offer is shown all the same", async () => {
  history.replaceState(null, "", "?vvsim.place=browser&vvsim.auth=late&vvsim.getSession=silent");
  simulate();
  // There is no way to ask for the chat here: one fault, not two.
  await page.getByRole("button", { name: "打开模拟器，1 个故障" }).click();
  await sheetUp();
  await expect.element(page.getByRole("combobox", { name: "登录授权" })).toHaveValue("late");
});

test("a bridge that came before the page had loaded stays", () => {
  const said = complaints();
  const ready = vi.spyOn(document, "readyState", "get").mockReturnValue("interactive");
  const simulator = simulate({ platform: "android", panel: false });
  ready.mockRestore();
  const theirs = { callHandler: () => {} };
  window.WebViewJavascriptBridge = theirs;
  window.dispatchEvent(new Event("load"));
  expect(window.WebViewJavascriptBridge).toBe(theirs);
  simulator.dispose();
  expect(window.WebViewJavascriptBridge).toBe(theirs);
  delete window.WebViewJavascriptBridge;
  expect(said()).toEqual([expect.stringContaining("It stays.")]);
});

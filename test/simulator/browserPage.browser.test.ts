import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { placeOf } from "../../src/bridges/userAgent.js";
import { createFakeHost } from "../../src/testing/index.js";
import { press, simulate } from "./app.js";
import { home, linkTo, openLink, settled, simulateBrowser } from "./browserPlace.js";

const sheet = page.getByRole("dialog");

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ["android", "Android"],
  ["ios", "iPhone"],
] as const)("on a laptop the page is in the browser of a phone: %s", (platform, name) => {
  simulateBrowser({ platform });
  expect(navigator.userAgent).toContain(name);
  expect(navigator.maxTouchPoints).toBeGreaterThan(1);
  expect(placeOf(window)).toBe("phone");
});

test("a phone keeps its own name, unless another is asked for", () => {
  const own = "Mozilla/5.0 (Linux; Android 11; Own) AppleWebKit/537.36 Chrome/129.0.0.0 Mobile Safari/537.36";
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(own);
  const first = simulate({ place: "browser" });
  expect(navigator.userAgent).toBe(own);
  first.dispose();
  const second = simulate({ place: "browser", platform: "ios" });
  expect(navigator.userAgent).toContain("iPhone");
  second.dispose();
  expect(navigator.userAgent).toBe(own);
});

test("no bridge is put on the page", () => {
  const { simulator } = simulateBrowser();
  expect(simulator.active).toBe(true);
  expect(window.WebViewJavascriptBridge).toBeUndefined();
});

test("dispose: the browser is what it was, the sheet is gone, and links go their own way again", async () => {
  const before = {
    html: document.documentElement.outerHTML,
    globals: Reflect.ownKeys(window),
    own: [Reflect.ownKeys(navigator), Reflect.ownKeys(document)],
    userAgent: navigator.userAgent,
    touch: navigator.maxTouchPoints,
    visibility: [document.visibilityState, document.hidden],
  };
  const { simulator, opened, states } = simulateBrowser();
  openLink("share");
  await expect.element(sheet).toBeVisible();
  openLink("share");
  simulator.dispose();
  simulator.dispose();
  expect(simulator.active).toBe(false);
  const after = {
    html: document.documentElement.outerHTML,
    globals: Reflect.ownKeys(window),
    own: [Reflect.ownKeys(navigator), Reflect.ownKeys(document)],
    userAgent: navigator.userAgent,
    touch: navigator.maxTouchPoints,
    visibility: [document.visibilityState, document.hidden],
  };
  // A spy of the test's own is in the way of no key.
  expect(after).toEqual(before);
  expect(states).toEqual(["hidden", "visible"]);
  await settled();
  expect(sheet.elements()).toEqual([]);
  openLink("share");
  await settled();
  expect(opened).toEqual([{ how: "push", url: linkTo("share", { redirect_uri: home }) }]);
});

test("not installed: the link does nothing, and the page stays in view", async () => {
  const { simulator, opened, states } = simulateBrowser({ installed: false });
  openLink("share");
  await settled();
  expect([sheet.elements(), opened, states, simulator.calls]).toEqual([[], [], [], []]);
  simulator.set({ installed: true });
  openLink("share");
  await expect.element(sheet).toBeVisible();
});

test("other links are nobody's business; a scheme of one's own is the simulator's", async () => {
  const { opened } = simulateBrowser({ scheme: "My-App" });
  openLink("share");
  openLink("share", { redirect_uri: home }, "my-app");
  await expect.element(sheet).toBeVisible();
  expect(opened).toEqual([{ how: "push", url: linkTo("share", { redirect_uri: home }) }]);
});

test("a link that VVChat does not know: the console says so, and nothing happens", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { states } = simulateBrowser();
  openLink("constructor");
  openLink("");
  await settled();
  expect(warn.mock.calls.map(([words]) => String(words).split("?")[0])).toEqual([
    "simulator: VVChat knows no link qyx://constructor",
    "simulator: VVChat knows no link qyx://",
  ]);
  expect([sheet.elements(), states]).toEqual([[], []]);
});

test.each([
  ["without one", {}],
  ["javascript:", { redirect_uri: "javascript:alert(1)" }],
  ["data:", { redirect_uri: "data:text/html,hi" }],
  ["a relative one", { redirect_uri: "/cart" }],
])("no place to come back to, %s: the person comes back by hand, and the console says why", async (_, params) => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { opened, states } = simulateBrowser();
  openLink("thirdlogin", params);
  await press("允许");
  await expect.poll(() => states).toEqual(["hidden", "visible"]);
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('cannot come back from "auth"'));
  expect(opened).toEqual([]);
});

test("values are read as VVChat's own library does: a plus stays, what cannot be decoded stays, the last one counts", async () => {
  const { simulator } = simulateBrowser();
  location.href = "qyx://share/?share_title=1+1&sub_title=100%&share_url=a=b?c&share_title=2+2%2B2&&__proto__=x#end";
  await expect.element(sheet).toBeVisible();
  const { params = {} } = simulator.calls[0] ?? {};
  expect(Object.entries(params)).toEqual(
    expect.arrayContaining([
      ["share_title", "2+2+2"],
      ["sub_title", "100%"],
      ["share_url", "a=b?c"],
    ]),
  );
});

test("the code and the payment of one load are known to the next", async () => {
  const first = simulateBrowser({ returns: { in: "new-tab" } });
  openLink("thirdlogin");
  await press("换一个");
  await press("允许");
  openLink("qpay", { imprest_code: "imp-1", redirect_uri: home });
  await press("确认付款");
  await expect.poll(() => first.opened).toHaveLength(2);
  const code = /&code=([\w-]+)/.exec(first.opened[0]?.url ?? "")?.[1] ?? "";
  first.simulator.dispose();
  const next = simulateBrowser();
  expect(next.simulator.userOf(code)?.name).toBe("阿岚");
  expect(next.simulator.userOf("toString")).toBeUndefined();
  openLink("qpay", { imprest_code: "imp-1", redirect_uri: home });
  await expect.element(sheet).toHaveTextContent("这个订单已经付过了。");
});

test.each(["nonsense", "null", '{"at":1}', '{"at":9e15,"account":"x","codes":{},"paid":[]}'])(
  "what was kept is unreadable (%s): it begins anew",
  async (kept) => {
    localStorage.setItem("vvchat-simulator", kept);
    const { opened } = simulateBrowser();
    openLink("thirdlogin");
    await press("允许");
    await expect.poll(() => opened).toHaveLength(1);
  },
);

test("storage that fails: one load of the page does without", async () => {
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
    throw new Error("forbidden");
  });
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("forbidden");
  });
  const { simulator, opened } = simulateBrowser();
  openLink("thirdlogin");
  await press("允许");
  await expect.poll(() => opened).toHaveLength(1);
  const code = /&code=([\w-]+)/.exec(opened[0]?.url ?? "")?.[1] ?? "";
  expect(simulator.userOf(code)?.name).toBe("小竹");
});

test("two simulators: the second one says so and stays off the page, in whichever place", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { simulator } = simulateBrowser();
  expect([simulate({ place: "browser" }).active, simulate().active]).toEqual([false, false]);
  simulator.dispose();
  const webView = simulate();
  expect([webView.active, simulate({ place: "browser" }).active]).toEqual([true, false]);
  expect(error).toHaveBeenCalledTimes(3);
  for (const [words] of error.mock.calls) expect(words).toContain("this page has a simulator already");
});

test("a page with a bridge, and an app's web view, are no phone's browser", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const uninstall = createFakeHost().install();
  expect(simulate({ place: "browser" }).active).toBe(false);
  uninstall();
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) Chrome/129.0");
  expect(simulate({ place: "browser" }).active).toBe(false);
  expect(error).toHaveBeenCalledTimes(2);
});

test("a browser without the Navigation API: the console says what is needed, and the page is left alone", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const api = Object.getOwnPropertyDescriptor(window, "navigation") ?? {};
  Reflect.deleteProperty(window, "navigation");
  const before = navigator.userAgent;
  const simulator = simulate({ place: "browser" });
  Object.defineProperty(window, "navigation", api);
  expect(simulator.active).toBe(false);
  expect(navigator.userAgent).toBe(before);
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("needs the Navigation API"));
});

import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { createSimulator, framePage } from "../../src/simulator/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { call, renderApp, simulate } from "./app.js";

const signIn = page.getByRole("button", { name: "Sign in" });
const state = page.getByLabelText("Sign in: state");
const sheet = page.getByRole("dialog");

afterEach(() => {
  vi.restoreAllMocks();
});

test("a second simulator says so and stays off the page; the page goes on with the first", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const first = simulate();
  const second = simulate();
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("this page has a simulator already"));
  expect([first.active, second.active]).toEqual([true, false]);
  second.dispose();
  await renderApp();
  await signIn.click();
  await page.getByRole("button", { name: "允许" }).click();
  await expect.element(state).toHaveTextContent(/^sim-/);
  expect([first.calls.length, second.calls.length]).toEqual([1, 0]);
});

test("a page with a bridge keeps it", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const host = createFakeHost();
  const uninstall = host.install();
  const simulator = simulate();
  expect(error).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining("WebViewJavascriptBridge already: VVChat's own"),
  );
  expect(simulator.active).toBe(false);
  await renderApp();
  await signIn.click();
  await expect.element(state).toHaveTextContent("fake-code-1");
  simulator.dispose();
  expect(window.WebViewJavascriptBridge).toBeDefined();
  uninstall();
});

test("in an app's web view it leaves the place to VVChat's own bridge", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) Chrome/129.0");
  expect(simulate().active).toBe(false);
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("this is an app's web view"));
  expect(window.WebViewJavascriptBridge).toBeUndefined();
});

test("other methods stay silent, and the console says how to script them", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const simulator = simulate();
  const replies = call("scanQRCode");
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('simulator.on("scanQRCode").reply('));
  simulator.on("scanQRCode").reply({ result: "8" });
  const scripted = call("scanQRCode");
  await expect.poll(() => scripted).toEqual(['{"result":"8"}']);
  expect(replies).toEqual([]);
});

test("a script takes the sheet's place, until it is forgotten", async () => {
  const simulator = simulate();
  simulator.on("auth").fail(7, "no").reply(simulator.allow);
  await renderApp();
  await signIn.click();
  await expect.element(state).toHaveTextContent("denied");
  await signIn.click();
  await expect.element(state).toHaveTextContent(/^sim-/);
  expect(simulator.userOf(state.element().textContent)?.name).toBe("小竹");
  expect(simulator.userOf("another")).toBeUndefined();
  simulator.reset();
  expect(simulator.calls).toEqual([]);
  await signIn.click();
  await expect.element(sheet).toBeVisible();
});

test("dispose leaves nothing behind, and answers nothing more", async () => {
  const before = { html: document.documentElement.outerHTML, globals: Object.keys(window) };
  const listens = [document, window].map((target) => ({
    added: vi.spyOn(target, "addEventListener"),
    removed: vi.spyOn(target, "removeEventListener"),
  }));
  const simulator = createSimulator();
  const replies = [call("auth"), call("auth")];
  await expect.element(sheet).toBeVisible();
  simulator.dispose();
  simulator.dispose();
  expect(simulator.active).toBe(false);
  expect({ html: document.documentElement.outerHTML, globals: Object.keys(window) }).toEqual(before);
  for (const { added, removed } of listens) {
    const taken = new Set(removed.mock.calls.map(([, listener]) => listener));
    expect(added.mock.calls.filter(([, listener]) => !taken.has(listener))).toEqual([]);
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(replies).toEqual([[], []]);
  expect(document.activeElement).toBe(document.body);
});

test.each(["pay", "share", "selectSession"])(
  "dispose closes the sheet of %s, and the one that waits",
  async (method) => {
    const simulator = simulate();
    const replies = [call(method, { imprest_code: "imp-1" }), call("auth")];
    await expect.element(sheet).toBeVisible();
    simulator.dispose();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sheet.elements()).toEqual([]);
    expect(replies).toEqual([[], []]);
  },
);

test("two calls of different methods: the second one's sheet waits for the first one's", async () => {
  simulate();
  const replies = { select: call("selectSession"), share: call("share", { share_title: "A" }) };
  expect(sheet.elements()).toHaveLength(1);
  await page.getByRole("button", { name: "妈妈" }).click();
  await expect.poll(() => replies.select).toHaveLength(1);
  await expect.element(page.getByRole("dialog", { name: "发送给" })).toBeVisible();
  await page.getByRole("button", { name: "发送", exact: true }).click();
  await expect.poll(() => replies.share).toEqual(['{"code":200}']);
  expect(sheet.elements()).toEqual([]);
});

test.each(["constructor", "__proto__", "toString"])("a method called %s is no method", (method) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  simulate();
  expect(call(method)).toEqual([]);
  expect(warn).toHaveBeenCalledOnce();
  expect(sheet.elements()).toEqual([]);
});

test("comes up late for a client that found no host, and again after dispose", async () => {
  await renderApp();
  await signIn.click();
  await expect.element(state).toHaveTextContent("unavailable");
  simulate().dispose();
  simulate();
  await signIn.click();
  await expect.element(sheet).toBeVisible();
});

test("a page that is in a frame is not framed again", () => {
  expect(window.top).not.toBe(window);
  const before = document.documentElement.outerHTML;
  expect(framePage()).toBe(false);
  expect(document.documentElement.outerHTML).toBe(before);
});

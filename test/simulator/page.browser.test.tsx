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
  const replies = call("getSession");
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('simulator.on("getSession").reply('));
  simulator.on("getSession").reply({ session_id: "s", session_type: 1 });
  const scripted = call("getSession");
  await expect.poll(() => scripted).toEqual(['{"session_id":"s","session_type":1}']);
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
  const listens = [vi.spyOn(document, "addEventListener"), vi.spyOn(window, "addEventListener")];
  const simulator = createSimulator();
  const replies = [call("auth"), call("auth")];
  await expect.element(sheet).toBeVisible();
  simulator.dispose();
  simulator.dispose();
  expect(simulator.active).toBe(false);
  expect({ html: document.documentElement.outerHTML, globals: Object.keys(window) }).toEqual(before);
  for (const listen of listens) expect(listen).not.toHaveBeenCalled();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(replies).toEqual([[], []]);
  expect(document.activeElement).toBe(document.body);
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

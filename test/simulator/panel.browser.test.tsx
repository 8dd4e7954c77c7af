// The control panel: behind its tab, in the page.
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { createSimulator } from "../../src/simulator/index.js";
import { SignIn, call, createClient, outcome, press, renderApp, sheetUp, simulate } from "./app.js";
import { auth, pay } from "../../src/index.js";

const start = location.href;

beforeEach(() => {
  onTestFinished(() => {
    history.replaceState(null, "", start);
    sessionStorage.removeItem("vvchat-simulator-settings");
    sessionStorage.removeItem("vvchat-simulator-tab");
  });
});

const tab = (name = "打开模拟器") => page.getByRole("button", { name, exact: true });
const select = (name: string) => page.getByRole("combobox", { name });
/** What the address says of the simulator. */
const address = () => [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith("vvsim."));

/** What the console was told of mistakes. */
function complaints() {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => {
    error.mockRestore();
  });
  return () => error.mock.calls.map(([words]) => String(words));
}

async function openPanel(name?: string) {
  await tab(name).click();
  await sheetUp();
}

test("a person arms a fault, the tab counts it, the address has it, and the next call ends so", async () => {
  const simulator = simulate();
  await openPanel();
  await userEvent.selectOptions(select("登录授权"), "失败");
  await page.getByRole("textbox", { name: "错误码" }).fill("7");
  await page.getByRole("textbox", { name: "错误文字" }).fill("系统：维护中");
  await press("关闭");
  await expect.element(tab("打开模拟器，1 个故障")).toHaveTextContent("1");
  expect(address()).toEqual([["vvsim.auth", "fail:7:系统：维护中"]]);
  expect(simulator.settings.faults).toEqual({ auth: "fail:7:系统：维护中" });
  const failure = createClient().call(auth, { scope: "snsapi_userinfo" });
  await expect(failure).rejects.toMatchObject({ code: "denied", hostCode: 7, hostMessage: "系统：维护中" });
});

test("back to asking, the sheet opens again", async () => {
  simulate({ faults: { auth: "refuse" } });
  await openPanel("打开模拟器，1 个故障");
  await expect.element(select("登录授权")).toHaveValue("refuse");
  await userEvent.selectOptions(select("登录授权"), "问我");
  await press("关闭");
  expect(address()).toEqual([["vvsim.auth", "ask"]]);
  await renderApp(<SignIn />);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.element(page.getByRole("dialog", { name: "申请授权" })).toBeVisible();
});

test("what the address says counts more than the options, and stays when the app takes it out of there", async () => {
  history.replaceState(null, "", "?a=1&vvsim.auth=refuse&vvsim.latency=20");
  const first = simulate({ faults: { auth: "succeed", pay: "silent" } });
  expect(first.settings).toMatchObject({ faults: { auth: "refuse", pay: "silent" }, latency: 20 });
  first.dispose();
  // A router of the app's.
  history.pushState(null, "", "/elsewhere");
  const second = simulate({ faults: { auth: "succeed", pay: "silent" } });
  expect(second.settings).toMatchObject({ faults: { auth: "refuse", pay: "silent" }, latency: 20 });
  second.reset();
  expect(second.settings).toMatchObject({ faults: { auth: "succeed", pay: "silent" }, latency: 0 });
  second.dispose();
  expect(simulate().settings.faults).toEqual({});
});

test("an address that cannot be: the console names it, and the page goes on", async () => {
  const said = complaints();
  history.replaceState(null, "", "?vvsim.pay=sielnt&vvsim.paay=silent&vvsim.auth=succeed");
  simulate();
  expect(said().map((words) => words.slice(0, 60))).toEqual([
    'createSimulator(): vvsim.pay is "sielnt", and may be: ask, s',
    "createSimulator(): there is no vvsim.paay. There are vvsim.p",
  ]);
  await expect(createClient().call(auth, { scope: "snsapi_userinfo" })).resolves.toMatchObject({
    code: expect.any(String),
  });
});

test("without a panel: no tab, and nothing of the address", () => {
  history.replaceState(null, "", "?vvsim.auth=refuse");
  const simulator = simulate({ panel: false });
  expect(simulator.settings.faults).toEqual({});
  simulator.set({ faults: { pay: "silent" } });
  expect(simulator.settings.faults).toEqual({ pay: "silent" });
  expect(address()).toEqual([["vvsim.auth", "refuse"]]);
  expect(tab().elements()).toEqual([]);
});

describe("the surroundings", () => {
  test("offline: what the page asks for fails, and it is told; then it comes back", async () => {
    simulate();
    const told: string[] = [];
    const note = ({ type }: Event) => told.push(`${type} ${String(navigator.onLine)}`);
    for (const type of ["offline", "online"]) window.addEventListener(type, note);
    onTestFinished(() => {
      for (const type of ["offline", "online"]) window.removeEventListener(type, note);
    });
    await openPanel();
    await page.getByRole("switch", { name: "断网" }).click();
    await expect(fetch(start)).rejects.toThrow("Failed to fetch");
    const request = new XMLHttpRequest();
    request.open("GET", start);
    const failed = new Promise((resolve) => (request.onerror = resolve));
    request.send();
    await failed;
    await page.getByRole("switch", { name: "断网" }).click();
    expect((await fetch(start)).ok).toBe(true);
    expect(told).toEqual(["offline false", "online true"]);
  });

  test("a simulator that is disposed of leaves the network as it was", async () => {
    const own = Object.getOwnPropertyDescriptor(window, "fetch");
    const simulator = simulate({ offline: true });
    expect(Object.getOwnPropertyDescriptor(window, "fetch")).not.toEqual(own);
    expect(navigator.onLine).toBe(false);
    simulator.dispose();
    expect(Object.getOwnPropertyDescriptor(window, "fetch")).toEqual(own);
    expect(navigator.onLine).toBe(true);
  });

  test("latency: a call takes so long to the app", async () => {
    const simulator = simulate({ faults: { auth: "succeed" } });
    await openPanel();
    await page.getByRole("radio", { name: "0.3 秒" }).click({ force: true });
    expect(simulator.settings.latency).toBe(300);
    const begin = performance.now();
    const replies = call("auth", {});
    expect(simulator.calls).toHaveLength(1);
    await expect.poll(() => replies).toHaveLength(1);
    expect(performance.now() - begin).toBeGreaterThan(280);
  });

  test("reset: as the options said", async () => {
    const simulator = simulate({ faults: { share: "silent" } });
    simulator.set({ faults: { pay: "fail" }, offline: true, latency: 3000 });
    expect(address()).not.toEqual([]);
    await openPanel("打开模拟器，2 个故障");
    await press("恢复默认");
    expect(simulator.settings).toMatchObject({ faults: { share: "silent" }, offline: false, latency: 0 });
    expect(address()).toEqual([]);
    await expect.element(select("付款")).toHaveValue("ask");
    await expect.element(select("分享")).toHaveValue("silent");
  });
});

describe("the tab", () => {
  test("can be moved along its edge, by a pointer and by keys, and stays there; a drag opens nothing", async () => {
    const { dispose } = simulate();
    const top = () => tab().element().getBoundingClientRect().top;
    const before = top();
    const element = tab().element();
    const at = (type: string, y: number) =>
      element.dispatchEvent(new PointerEvent(type, { clientX: 10, clientY: y, pointerId: 1, bubbles: true }));
    vi.spyOn(element, "setPointerCapture").mockImplementation(() => {});
    at("pointerdown", before + 5);
    at("pointermove", before - 95);
    at("pointerup", before - 95);
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
    expect(Math.abs(top() - (before - 100))).toBeLessThan(2);
    expect(page.getByRole("dialog").elements()).toEqual([]);
    const dragged = top();
    tab().element().focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(Math.abs(top() - (dragged + 24))).toBeLessThan(2);
    for (let i = 0; i < 99; i += 1) at("pointermove", 0);
    await userEvent.keyboard("{ArrowUp>50/}");
    expect(top()).toBe(0);
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("dialog", { name: "模拟器" })).toBeVisible();
    await press("关闭");
    dispose();
    simulate();
    expect(top()).toBe(0);
  });

  test("is at least 44 px, and inert below a sheet; Esc closes the panel, and the focus is back on the tab", async () => {
    simulate();
    const box = tab().element().getBoundingClientRect();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(43);
    tab().element().focus();
    await userEvent.keyboard("{Enter}");
    await sheetUp();
    await userEvent.keyboard("{Escape}");
    expect(page.getByRole("dialog").elements()).toEqual([]);
    expect(document.activeElement?.shadowRoot?.activeElement).toBe(tab().element());
  });
});

test("two simulators: the second says so and stays off the page, its panel too", () => {
  const said = complaints();
  simulate();
  const second = createSimulator();
  expect(second.active).toBe(false);
  expect(said()).toEqual([
    "createSimulator(): this page has a simulator already: dispose() that one first. This simulator stays off the page.",
  ]);
  expect(tab().elements()).toHaveLength(1);
  second.dispose();
  expect(tab().elements()).toHaveLength(1);
});

test("a fault for a method that VVChat has not: the console names the field, and the page goes on", async () => {
  const said = complaints();
  // From JavaScript, or from a setting.
  const faults = JSON.parse('{"paay":"silent","pay":"sielnt","auth":"succeed"}') as object;
  simulate({ faults });
  expect(said()).toEqual([
    "createSimulator(): faults.paay: VVChat has no such method. It has auth, pay, share, getSession, selectSession, openSessionView. It is passed over.",
    expect.stringMatching(
      /^createSimulator\(\): faults\.pay: "sielnt" is no outcome. There are ask, .* It is passed over\.$/,
    ),
  ]);
  await expect(createClient().call(auth, { scope: "snsapi_userinfo" })).resolves.toMatchObject({
    code: expect.any(String),
  });
  const paying = outcome(createClient().call(pay, { imprestCode: "I1" }));
  await press("确认付款");
  expect(await paying).toMatchObject({ tradeNo: expect.any(String) });
});

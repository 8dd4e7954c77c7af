import { afterEach, describe, expect, test, vi } from "vitest";
import { auth, getSession, openSessionView, pay, selectSession, share } from "../../src/index.js";
import {
  button,
  focused,
  hasFocus,
  openPanel,
  panel,
  press,
  renderLog,
  row,
  rows,
  settled,
  tab,
  widen,
} from "./log.js";

const card = { title: "Two milk teas", url: "https://shop.example/teas/2" };

afterEach(() => {
  vi.restoreAllMocks();
});

test("lists calls, the newest first, each outcome in words", async () => {
  const { host, client } = await renderLog({ timeouts: { call: 30, interactive: 30 } });
  host
    .on("auth")
    .fail(1, "refused")
    .reply({ err_code: 0, code: "C".repeat(20) });
  host.on("selectSession").reply({ session_id: "sim-chat-41d0", session_type: 2 });
  host.on("getSession").silent().reply({});
  host.on("share").reply({ code: 400, err_msg: "取消" }).twice({ code: 200 });
  host.on("pay").silent().reply({ trade_no: "T1" });
  host.on("openSessionView").malformed();
  await settled(client.call(auth, { scope: "snsapi_userinfo" }));
  await settled(client.call(auth, { scope: "snsapi_userinfo" }));
  await settled(client.call(selectSession));
  await settled(client.call(getSession));
  await settled(client.call(getSession));
  await settled(client.call(share, card));
  await settled(client.call(share, card));
  await settled(client.call(share, { ...card, url: "javascript:alert(1)" }));
  await settled(client.call(pay, { imprestCode: "imp_7c1d4e88a09d" }));
  await settled(client.call(pay, { imprestCode: "imp_7c1d4e88a09d" }));
  await settled(client.call(openSessionView, { openId: "xd8wjr9jr02kjf823jse94kio8" }));
  await openPanel();
  await expect
    .poll(rows)
    .toEqual([
      "openSessionView: Unusable answer",
      "pay: VVChat says paid; the shop decides",
      "pay: Unknown · no answer",
      "share: Invalid · url",
      "share: Handed to VVChat · 2 answers",
      "share: Cancelled",
      "getSession: Success · no chat",
      "getSession: Timeout · no answer",
      "selectSession: Success · group 41d0",
      "auth: Success",
      "auth: Denied · 1 refused",
    ]);
});

test("says what runs, and how long it took, which moves once a second", async () => {
  const { host, client } = await renderLog();
  host.on("getSession").silent();
  void settled(client.call(getSession));
  await openPanel();
  await expect.poll(rows).toEqual(["getSession: Running"]);
  await expect.element(panel.getByText(/^[12]\.\d s$/)).toBeVisible();
});

test("filters by problem and by method; clears", async () => {
  const { host, client } = await renderLog();
  host.on("share").reply({ code: 200 }).fail(400, "no");
  await settled(client.call(auth, { scope: "snsapi_userinfo" }));
  await settled(client.call(share, card));
  await settled(client.call(share, card));
  await openPanel();
  await button("Problems 1").click();
  await expect.element(button("Problems 1")).toHaveAttribute("aria-pressed", "true");
  expect(rows()).toEqual(["share: Failed · 400 no"]);
  await button("auth").click();
  expect(rows()).toEqual(["auth: Success"]);
  await button("All 3").click();
  expect(rows()).toHaveLength(3);
  await button("auth").click();
  await button("Clear").click();
  expect(rows()).toEqual([]);
  await expect.element(panel.getByText("No calls yet.")).toBeVisible();
  // The method that was asked for is gone, so all are listed.
  await settled(client.call(share, card));
  await expect.poll(rows).toEqual(["share: Failed · 400 no"]);
});

test("what comes of a call that was cleared is not shown", async () => {
  const { host, client } = await renderLog();
  host.on("getSession").late({}, 900);
  const call = settled(client.call(getSession));
  await openPanel();
  await expect.poll(rows).toEqual(["getSession: Running"]);
  await button("Clear").click();
  await call;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(rows()).toEqual([]);
});

describe("the focus", () => {
  test("goes into the panel, and back to the tab when Esc or Close closes it", async () => {
    await renderLog();
    await openPanel();
    await expect.poll(focused).toBe("Call log");
    await expect.element(tab).not.toBeInTheDocument();
    await press("{Escape}");
    await expect.element(panel).not.toBeInTheDocument();
    await expect.poll(hasFocus(tab)).toBe(true);
    await press("{Enter}");
    await expect.element(panel).toBeVisible();
    await button("Close").click();
    await expect.poll(hasFocus(tab)).toBe(true);
  });

  test("goes to Back in a call, and back to its row", async () => {
    const { client } = await renderLog();
    await settled(client.call(auth, { scope: "a" }));
    await settled(client.call(auth, { scope: "b" }));
    await openPanel();
    await row("auth").nth(1).click();
    await expect.poll(focused).toBe("Back to the list");
    await expect.element(panel.getByRole("list").filter({ hasText: "auth" })).not.toBeInTheDocument();
    await button("Back to the list").click();
    await expect.poll(focused).toMatch(/^auth/);
    const back = document.querySelector("[data-vv-devtools]")?.shadowRoot?.activeElement;
    expect(back?.getAttribute("data-id")).toBe("1");
  });

  test("stays on the row in a dock, which shows list and call side by side", async () => {
    await widen();
    const { client } = await renderLog();
    await settled(client.call(auth, { scope: "a" }));
    await openPanel();
    await expect.element(panel.getByText("Choose a call to see what happened.")).toBeVisible();
    const only = row("auth");
    await only.click();
    await expect.element(panel.getByRole("heading", { name: "auth" })).toBeVisible();
    await expect.poll(hasFocus(only)).toBe(true);
    await expect.element(only).toHaveAttribute("aria-current", "true");
    await expect.element(panel).toHaveStyle({ height: "400px" });
  });
});

test("the page stays in use while it is open, and hears of nothing that is done in it", async () => {
  const onPage = vi.fn();
  const inLog = vi.fn();
  const { screen } = await renderLog({}, {}, <button onClick={onPage}>Buy</button>);
  for (const type of ["click", "pointerdown", "keydown", "focusin"]) document.body.addEventListener(type, inLog);
  for (const type of ["click", "pointerdown", "keydown"]) document.addEventListener(type, inLog);
  await openPanel();
  await button("Problems 0").click();
  await press("x");
  expect(inLog).not.toHaveBeenCalled();
  await screen.getByRole("button", { name: "Buy" }).click();
  expect(onPage).toHaveBeenCalledOnce();
  for (const type of ["click", "pointerdown", "keydown"]) document.removeEventListener(type, inLog);
  for (const type of ["click", "pointerdown", "keydown", "focusin"]) document.body.removeEventListener(type, inLog);
});

test("what is shown of a call stays when newer ones push it out of the log", async () => {
  const { client } = await renderLog({}, { limit: 2 });
  await settled(client.call(auth, { scope: "first" }));
  await openPanel();
  await row("auth").click();
  for (const scope of ["b", "c", "d"]) await settled(client.call(auth, { scope }));
  await expect.element(panel.getByText('"first"')).toBeVisible();
  await button("Back to the list").click();
  await expect.poll(rows).toHaveLength(2);
});

test("speaks Chinese", async () => {
  const { client } = await renderLog({ locale: "zh-CN" });
  await settled(client.call(auth, { scope: "a" }));
  await openPanel();
  await expect.poll(rows).toEqual(["auth: 成功"]);
  await expect.element(button("全部 1")).toBeVisible();
});

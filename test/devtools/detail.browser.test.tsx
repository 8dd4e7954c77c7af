import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { type Bridge, auth, createVVChatClient, defineMethod, pay, share } from "../../src/index.js";
import type { VVChatTrace } from "../../src/devtools/index.js";
import { button, hasFocus, openPanel, panel, renderLog, row, rows, settled } from "./log.js";

const secretCode = "8f2c41d09ab7e3c1d5";
const shown = (): string => document.querySelector("[data-vv-devtools]")?.shadowRoot?.textContent ?? "";

afterEach(() => {
  vi.restoreAllMocks();
});

test("shows what was sent and what came back, without the secrets, and says how many are hidden", async () => {
  const { host, client } = await renderLog();
  host.on("auth").reply(({ state }) => ({ err_code: 0, code: secretCode, state: String(state) }));
  await settled(client.call(auth, { scope: "snsapi_userinfo", state: "0123456789abcdef0123456789abcdef" }));
  await openPanel();
  await row("auth").click();
  await expect.element(panel.getByText('"8f2c••••d5"')).toBeVisible();
  await expect.element(panel.getByText('"fake-app"')).toBeVisible();
  await expect.element(panel.getByText("1 hidden")).toBeVisible();
  await expect.element(panel.getByText("2 hidden")).toBeVisible();
  await expect.element(panel.getByText("webview", { exact: true }).first()).toBeVisible();
  expect(shown()).not.toContain(secretCode);
  expect(shown()).not.toContain("0123456789abcdef");
});

test("a payment without an answer: the money may have moved, ask the server; then its late answer", async () => {
  const { host, client } = await renderLog({ timeouts: { interactive: 30 } });
  host.on("pay").late({ trade_no: "T1" }, 150);
  const call = settled(client.call(pay, { imprestCode: "imp_7c1d4e88a09d" }));
  await call;
  await openPanel();
  await row("pay").click();
  await expect.element(panel.getByText("The money may or may not have been paid.")).toBeVisible();
  await expect.element(panel.getByText("Ask the shop's server; do not start again.")).toBeVisible();
  await expect.element(panel.getByText("vvchat-react/docs/errors/timeout.md").first()).toBeVisible();
  await expect.element(panel.getByText(/^Late answer · \+/)).toBeInTheDocument();
  await expect.element(panel.getByText('"T1"')).toBeInTheDocument();
  expect(shown()).not.toContain("imp_7c1d4e88a09d");
  // Nobody wrote it down: it is usePay that keeps payments.
  expect(shown()).not.toContain("Noted on this device");
});

test("says which payment is kept for a reload", async () => {
  const noted = JSON.stringify({ v: 1, pay: { p: { order: { imprestCode: "imp_7c1d4e88a09d" } } } });
  const storage = { getItem: () => noted, setItem: () => {}, removeItem: () => {} };
  const { host, client } = await renderLog({ storage });
  host.on("pay").reply({ trade_no: "T1" });
  await settled(client.call(pay, { imprestCode: "imp_7c1d4e88a09d" }));
  await openPanel();
  await row("pay").click();
  await expect.element(panel.getByText("Noted on this device")).toBeVisible();
});

test("a tap storm: the second call names the one that it joined", async () => {
  const { host, client } = await renderLog();
  host.on("share").reply({ code: 200 });
  const card = { title: "Tea", url: "https://shop.example/" };
  await Promise.all([settled(client.call(share, card)), settled(client.call(share, card))]);
  await openPanel();
  await expect.poll(rows).toEqual(["share: Handed to VVChat · joined call 1", "share: Handed to VVChat"]);
  await row("share").first().click();
  await expect.element(panel.getByText("The same as call 1, and ends as it does")).toBeVisible();
});

test("shows as text what a host sends as markup, and cuts what is too long", async () => {
  const { host, client } = await renderLog();
  const evil = '<img src=x onerror="window.hacked = true">';
  host.on("<b>hi</b>").reply({ err_msg: evil, long: "x".repeat(1_000_000) });
  const method = defineMethod({ name: "<b>hi</b>", decode: (reply) => reply });
  await settled(client.call(method));
  await openPanel();
  await panel.getByRole("button", { name: /^<b>hi<.b> .*:/ }).click();
  await expect.element(panel.getByRole("heading", { name: "<b>hi</b>" })).toBeVisible();
  await expect.element(panel.getByText("Too long, and cut")).toBeVisible();
  expect(document.querySelector("[data-vv-devtools]")?.shadowRoot?.querySelector("img, h3 b")).toBeNull();
  expect(shown().length).toBeLessThan(10_000);
});

test("lives with replies that nobody can read: a cycle, a BigInt, a getter that throws", async () => {
  const raw: Record<string, unknown> = { big: 10n };
  raw["self"] = raw;
  const throwing = {
    get bad(): never {
      throw new Error("no");
    },
  };
  const bridge: Bridge = {
    name: "odd",
    detect: () => "yes",
    connect: (listener) => {
      listener.up();
    },
    supports: () => "yes",
    send: (_method, _params, answer) => {
      answer({ kind: "success", reply: {}, raw });
      answer({ kind: "success", reply: {}, raw: throwing });
    },
  };
  const client = createVVChatClient({ appId: "odd", bridges: [bridge] });
  await renderLog({}, { client });
  await settled(client.call(defineMethod({ name: "ask", decode: () => 1 })));
  await openPanel();
  await expect.poll(rows).toEqual(["ask: Success · 2 answers"]);
  await row("ask").click();
  await expect.element(panel.getByText('"[circular]"')).toBeInTheDocument();
  await expect.element(panel.getByText("[unreadable]")).toBeInTheDocument();
});

/** What the page puts on the clipboard. */
function clipboard() {
  const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: write } });
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, "clipboard");
  });
  return write;
}

test("copies all as JSON, the oldest first, and one call as a report of the same kind", async () => {
  const write = clipboard();
  const { host, client } = await renderLog();
  host.on("auth").reply({ err_code: 0, code: secretCode });
  host.on("share").reply({ code: 400, err_msg: "no" });
  await settled(client.call(auth, { scope: "snsapi_userinfo" }));
  await settled(client.call(share, { title: "Tea", url: "https://shop.example/?code=abcdefghijkl" }));
  await openPanel();
  await button("Copy all").click();
  await expect.element(panel.getByText(/^Copied\./)).toBeVisible();
  const text = write.mock.calls[0]?.[0] ?? "";
  expect(text).not.toContain(secretCode);
  expect(text).not.toContain("abcdefghijkl");
  const trace = JSON.parse(text) as VVChatTrace;
  expect(trace).toMatchObject({
    vvchatTrace: 1,
    appId: "fake-app",
    host: "webview",
    userAgent: navigator.userAgent,
    page: location.origin + location.pathname,
    calls: [
      { id: 1, method: "auth", route: "webview", outcome: "success", wire: { app_id: "fake-app" }, after: [] },
      {
        id: 2,
        method: "share",
        wire: { share_url: "https://shop.example/?code=ab••••kl" },
        outcome: "failed",
        error: { hostCode: 400, hostMessage: "no" },
        reply: '{"code":400,"err_msg":"no"}',
      },
    ],
  });
  await row("share").click();
  await button("Copy report").click();
  const report = JSON.parse(write.mock.calls[1]?.[0] ?? "") as VVChatTrace;
  expect(report.calls).toEqual(trace.calls.slice(1));
});

test("where the page has no clipboard, the text is there, selected, to be copied by hand", async () => {
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, "clipboard");
  });
  await renderLog();
  await openPanel();
  await button("Copy all").click();
  const field = panel.getByRole("textbox", { name: "This page cannot copy for you." });
  await expect.poll(hasFocus(field)).toBe(true);
  const element = field.element() as HTMLTextAreaElement;
  expect(element.value.slice(element.selectionStart, element.selectionEnd)).toContain('"vvchatTrace": 1');
  await button("Done").click();
  await expect.element(field).not.toBeInTheDocument();
});

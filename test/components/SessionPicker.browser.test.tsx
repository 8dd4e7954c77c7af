import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type Bridge, createVVChatClient, type Session, SessionPicker, VVChatProvider } from "../../src/index.js";
import "../../src/styles.css";
import { createFakeHost, type FakeHostOptions } from "../../src/testing/index.js";
import { absent } from "./absentBridge.js";
import { refusing } from "./refusingBridge.js";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Opened from no chat, unless a test says otherwise. */
function fake(options: FakeHostOptions = {}) {
  const host = createFakeHost({ locale: "en", ...options });
  host.on("getSession").reply({});
  return host;
}

function control() {
  const element = document.querySelector<HTMLElement>(".vv-control");
  if (!element) throw new Error("There is no control on the page");
  return element;
}

const group: Session = { sessionId: "a1b28f2c", sessionType: "group" };
const single: Session = { sessionId: "9", sessionType: "single" };
const calls = (host: ReturnType<typeof fake>, method: string) => host.calls.filter((call) => call.method === method);
const withBridge = (bridge: Bridge, locale = "en") => {
  const client = createVVChatClient({ appId: "a", bridges: [bridge], timeouts: { connect: 2000 } });
  return ({ children }: { children: React.ReactNode }) => (
    <VVChatProvider client={client} locale={locale}>
      {children}
    </VVChatProvider>
  );
};

test("idle: a row as wide as its container, 60 px high, that says what it is for", async () => {
  const screen = await render(<SessionPicker />, { wrapper: fake().wrapper });
  const button = screen.getByRole("button", { name: "Choose a chat Where should it go?" });
  await expect.element(button).toHaveAttribute("data-variant", "row");
  await expect.element(screen.getByRole("status")).toHaveTextContent("");
  expect(button.element().getBoundingClientRect().height).toBe(60);
  expect(control().dataset).toMatchObject({ phase: "idle", full: "", host: "webview" });
  expect(control().dataset.tone).toBeUndefined();
});

test("it begins with the chat that the page was opened from", async () => {
  const host = fake();
  host.on("getSession").reply({ session_id: "a1b28f2c", session_type: 2 });
  const screen = await render(<SessionPicker />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("button", { name: "Group chat Ends in 8f2c · tap to change" })).toBeVisible();
});

test("the user picks another, and it says which, without a tone of its own", async () => {
  const host = fake();
  host.on("getSession").reply({ session_id: "a1b28f2c", session_type: 2 });
  host.on("selectSession").late({ session_id: "9", session_type: 1 }, 60);
  const onChange = vi.fn();
  const screen = await render(<SessionPicker onChange={onChange} />, { wrapper: host.wrapper });
  await expect.element(screen.getByText("Group chat")).toBeVisible();
  const { height } = control().getBoundingClientRect();
  await screen.getByRole("button").click();
  await expect.element(screen.getByText("Pick one in VVChat.")).toBeVisible();
  await expect.element(screen.getByRole("button")).toHaveAttribute("aria-busy", "true");
  expect(control().dataset.tone).toBeUndefined();
  expect(control().getBoundingClientRect().height).toBe(height);
  await expect.element(screen.getByRole("button", { name: "Direct chat Ends in 9 · tap to change" })).toHaveFocus();
  expect(control().dataset.phase).toBe("success");
  expect(control().dataset.tone).toBeUndefined();
  expect(onChange.mock.calls).toEqual([[single]]);
});

test("an app that keeps the value has the say; null is none, and nobody asks for the page's own", async () => {
  const host = fake();
  host.on("selectSession").reply({ session_id: "9", session_type: 1 });
  const changed = vi.fn();
  function App() {
    const [value, setValue] = useState<Session | null>(null);
    return (
      <>
        <SessionPicker value={value} onChange={changed} />
        <button
          onClick={() => {
            setValue(group);
          }}
        >
          Set
        </button>
      </>
    );
  }
  const screen = await render(<App />, { wrapper: host.wrapper });
  await screen.getByRole("button").first().click();
  await vi.waitFor(() => {
    expect(changed).toHaveBeenCalledWith(single);
  });
  await expect.element(screen.getByText("Choose a chat")).toBeVisible();
  await screen.getByRole("button", { name: "Set" }).click();
  await expect.element(screen.getByText("Group chat")).toBeVisible();
  expect(calls(host, "getSession")).toHaveLength(0);
});

test("current: what to begin with, in place of the page's own", async () => {
  const host = fake();
  host.on("selectSession").reply({ session_id: "9", session_type: 1 });
  const screen = await render(<SessionPicker current={group} />, { wrapper: host.wrapper });
  await expect.element(screen.getByText("Group chat")).toBeVisible();
  await screen.getByRole("button").click();
  await expect.element(screen.getByText("Direct chat")).toBeVisible();
  expect(calls(host, "getSession")).toHaveLength(0);
});

test("name: the app's word for the chat; the type moves to the second line", async () => {
  const host = fake();
  const names = (session: Session) => (session.sessionType === "group" ? "Tea & <friends> $&" : undefined);
  const screen = await render(<SessionPicker value={group} name={names} />, { wrapper: host.wrapper });
  await expect
    .element(screen.getByRole("button", { name: "Tea & <friends> $& Group chat · tap to change" }))
    .toBeVisible();
  await screen.rerender(<SessionPicker value={single} name={names} />);
  await expect.element(screen.getByRole("button", { name: "Direct chat Ends in 9 · tap to change" })).toBeVisible();
  await screen.rerender(<SessionPicker value={single} name="Lan" />);
  await expect.element(screen.getByRole("button", { name: "Lan Direct chat · tap to change" })).toBeVisible();
  await screen.rerender(<SessionPicker value={null} name="Lan" />);
  await expect.element(screen.getByRole("button", { name: "Choose a chat Where should it go?" })).toBeVisible();
});

test("an id is shown as it is, whatever is in it", async () => {
  const value: Session = { sessionId: "x$&{id}", sessionType: "single" };
  const screen = await render(<SessionPicker value={value} />, { wrapper: fake().wrapper });
  await expect.element(screen.getByText("Ends in {id}")).toBeVisible();
});

test.each([
  ["en", "cancelled", "cancelled", "muted", "No chat chosen.", undefined],
  ["en", "failed", "failed", "danger", "Couldn't open your chats.", "Try again"],
  ["en", "empty", "failed", "danger", "VVChat's answer was incomplete.", "Try again"],
  ["en", "silent", "timeout", "warning", "VVChat didn't answer.", "Try again"],
  ["zh-CN", "cancelled", "cancelled", "muted", "没有选择聊天。", undefined],
  ["zh-CN", "failed", "failed", "danger", "没能打开聊天列表。", "再试一次"],
  ["zh-CN", "silent", "timeout", "warning", "VVChat 没有回应。", "再试一次"],
] as const)(
  "%s, %s: says so below, keeps the chat, offers one thing",
  async (locale, end, phase, tone, note, action) => {
    const host = fake({ locale, timeouts: { interactive: 60 } });
    const script = host.on("selectSession").reply({ session_id: "a1b28f2c", session_type: 2 });
    if (end === "cancelled") script.fail(400, "用户取消");
    if (end === "failed") script.fail();
    if (end === "empty") script.reply({});
    if (end === "silent") script.silent();
    script.reply({ session_id: "9", session_type: 1 });
    const onError = vi.fn();
    const screen = await render(<SessionPicker onError={onError} />, { wrapper: host.wrapper });
    await screen.getByRole("button").click();
    await expect.element(screen.getByText(/8f2c/)).toBeVisible();
    await screen.getByRole("button").click();
    await expect.element(screen.getByRole("status")).toHaveTextContent(note);
    expect(control().dataset).toMatchObject({ phase, tone });
    await expect.element(screen.getByText(/8f2c/)).toBeVisible();
    await expect.element(screen.getByRole("button").first()).toHaveAccessibleDescription(note);
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ method: "selectSession" });
    expect(screen.getByRole("button").elements()).toHaveLength(action ? 2 : 1);
    if (!action) return;
    await screen.getByRole("button", { name: action }).click();
    await expect.element(screen.getByRole("status")).toHaveTextContent("");
    await expect.element(screen.getByRole("button")).toHaveFocus();
  },
);

test("denied: nothing to do about it", async () => {
  const screen = await render(<SessionPicker current={null} />, { wrapper: withBridge(refusing("selectSession")) });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat won't let this page choose a chat.");
  expect(screen.getByRole("button").elements()).toHaveLength(1);
});

test("no host: the row says where it works, the note what to do", async () => {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const screen = await render(<SessionPicker />, { wrapper: fake({ available: false }).wrapper });
  const button = screen.getByRole("button", { name: "Choose a chat Only inside VVChat" });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).toHaveAccessibleDescription("Open this page in VVChat.");
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Link copied.");
  expect(copied).toHaveBeenCalledWith(location.href);
});

test.each([
  ["en", "Choose a chat Not in this version", "Update VVChat first."],
  ["zh-CN", "选择聊天 当前版本不支持", "请先更新 VVChat。"],
])("a host without the method (%s): unsupported", async (locale, name, note) => {
  const older: Bridge = {
    ...absent,
    detect: () => "yes",
    connect: (to) => {
      to.up();
    },
    supports: () => "no",
  };
  const screen = await render(<SessionPicker />, { wrapper: withBridge(older, locale) });
  await expect.element(screen.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
  await expect.element(screen.getByRole("status")).toHaveTextContent(note);
  expect(screen.getByRole("button").elements()).toHaveLength(1);
});

test("connecting is said in the row, after 300 ms", async () => {
  const screen = await render(<SessionPicker />, { wrapper: withBridge(absent) });
  expect(control().dataset.phase).toBe("idle");
  await expect.element(screen.getByText("Connecting to VVChat…")).toBeVisible();
  await expect.element(screen.getByRole("status")).toHaveTextContent("");
  expect(control().dataset.tone).toBeUndefined();
});

test("disabled: says so, shows the chat, and does not promise a change", async () => {
  const host = fake();
  const screen = await render(<SessionPicker disabled value={group} />, { wrapper: host.wrapper });
  const button = screen.getByRole("button", { name: "Group chat Ends in 8f2c", exact: true });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await button.click({ force: true });
  expect(host.calls).toHaveLength(0);
});

test("children: what to ask for, or the first line of every state", async () => {
  const host = fake();
  const screen = await render(<SessionPicker>Send to…</SessionPicker>, { wrapper: host.wrapper });
  await expect.element(screen.getByText("Send to…")).toBeVisible();
  await screen.rerender(<SessionPicker value={group}>Send to…</SessionPicker>);
  await expect.element(screen.getByText("Group chat")).toBeVisible();
  await screen.rerender(
    <SessionPicker value={group}>{({ phase, session }) => `${phase} ${session?.sessionId ?? ""}`}</SessionPicker>,
  );
  await expect.element(screen.getByText("idle a1b28f2c")).toBeVisible();
});

test("a callback of the app's that throws does not take the page down", async () => {
  const host = fake();
  host.on("selectSession").reply({ session_id: "9", session_type: 1 });
  const onChange = () => {
    throw new Error("the app's");
  };
  const screen = await render(<SessionPicker onChange={onChange} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button").first()).toHaveAccessibleName(/Direct chat/);
});

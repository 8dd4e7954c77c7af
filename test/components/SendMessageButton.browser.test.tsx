import { StrictMode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type MessageReceipt, SendMessageButton, VVChatError } from "../../src/index.js";
import "../../src/styles.css";
import { createFakeHost, type FakeHostOptions } from "../../src/testing/index.js";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const lan = { sessionId: "8f2c", sessionType: "single" } as const;

function setUp(
  send: () => Promise<MessageReceipt> = () => Promise.resolve({ grantedUntil: null }),
  options: FakeHostOptions = {},
) {
  const sendMessage = vi.fn(send);
  const host = createFakeHost({ locale: "en", api: { sendMessage }, ...options });
  return { host, sendMessage };
}

function control() {
  const element = document.querySelector<HTMLElement>(".vv-control");
  if (!element) throw new Error("There is no control on the page");
  return element;
}

test("a tap: it waits for the user, sends, says that it is in the chat, and is idle again after 4 s", async () => {
  let answer: (receipt: MessageReceipt) => void = () => {};
  const { host, sendMessage } = setUp(() => new Promise((resolve) => (answer = resolve)));
  host.on("auth").late({ code: "C1" }, 100);
  const onSuccess = vi.fn();
  const screen = await render(
    <StrictMode>
      <SendMessageButton content={() => "14:30"} session={lan} onSuccess={onSuccess} />
    </StrictMode>,
    { wrapper: host.wrapper },
  );
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  await screen.getByRole("button", { name: "Send to the chat" }).click();
  await expect.element(screen.getByRole("button", { name: "Waiting…" })).toHaveAttribute("data-steps");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Allow this page to post in the chat.");
  await expect.element(screen.getByRole("button", { name: "Sending…" })).toHaveAttribute("aria-busy", "true");
  expect(control().dataset).toMatchObject({ phase: "sending", tone: "muted" });
  answer({ grantedUntil: null });
  await expect.element(screen.getByRole("button", { name: "Sent" })).toBeVisible();
  await expect.element(screen.getByRole("status")).toHaveTextContent("The message is in the chat.");
  expect(sendMessage.mock.calls).toEqual([[{ ...lan, content: "14:30", code: "C1" }, expect.anything()]]);
  expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ session: lan, grantedUntil: null });
  await vi.advanceTimersByTimeAsync(4000);
  await expect.element(screen.getByRole("button", { name: "Send to the chat" })).toBeVisible();
});

test("a tap storm sends one message: where the user is asked, and where their consent is kept", async () => {
  const { host, sendMessage } = setUp(() => Promise.resolve({ grantedUntil: new Date(Date.now() + 60_000) }));
  host.on("auth").late({ code: "C1" }, 50);
  for (const content of ["one", "two"]) {
    const screen = await render(<SendMessageButton content={content} session={lan} />, { wrapper: host.wrapper });
    const button = screen.getByRole("button").element();
    if (!(button instanceof HTMLButtonElement)) throw new Error("no button");
    for (let times = 0; times < 50; times += 1) button.click();
    await expect.element(screen.getByRole("button", { name: "Sent" })).toBeVisible();
    await screen.unmount();
  }
  expect(host.calls).toHaveLength(1);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

const server = (hostCode: number) => new VVChatError("server", "No", { hostCode });

test.each([
  [
    "network",
    new TypeError("Failed to fetch"),
    "unknown",
    "It may have been sent. Look in the chat first.",
    "Send anyway",
  ],
  ["504", server(504), "unknown", "It may have been sent. Look in the chat first.", "Send anyway"],
  ["it says no", server(400), "failed", "The message wasn't sent.", "Send again"],
  ["no consent after all", new VVChatError("denied", "No"), "denied", "You didn't allow messages.", "Ask again"],
])("the server: %s", async (_, thrown, phase, says, offers) => {
  const { host, sendMessage } = setUp(() => Promise.reject(thrown));
  const onError = vi.fn();
  const screen = await render(<SendMessageButton content="x" session={lan} onError={onError} />, {
    wrapper: host.wrapper,
  });
  await screen.getByRole("button").click();
  await vi.waitFor(() => {
    expect(control().dataset["phase"]).toBe(phase);
  });
  await expect.element(screen.getByRole("status")).toHaveTextContent(says);
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ step: "message" }));
  sendMessage.mockResolvedValueOnce({ grantedUntil: null });
  await screen.getByRole("button", { name: offers }).click();
  await expect.element(screen.getByRole("button", { name: "Sent" })).toBeVisible();
});

test.each([
  ["denied", { err_code: 1 }, "You didn't allow messages."],
  ["failed", { code: "" }, "The message wasn't sent."],
])("the user or the host: %s, and nothing was sent", async (phase, reply, says) => {
  const { host, sendMessage } = setUp();
  host.on("auth").reply(reply);
  const screen = await render(<SendMessageButton content="x" session={lan} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await vi.waitFor(() => {
    expect(control().dataset["phase"]).toBe(phase);
  });
  await expect.element(screen.getByRole("status")).toHaveTextContent(says);
  expect(sendMessage).not.toHaveBeenCalled();
});

test("the host is silent: not sent, and it says so", async () => {
  const { host } = setUp();
  host.on("auth").silent();
  const screen = await render(<SendMessageButton content="x" session={lan} timeout={50} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat didn't answer. Not sent.");
  expect(control().dataset).toMatchObject({ phase: "timeout", tone: "warning" });
});

test("a page that was opened from no chat: it says where to open it, and a tap does nothing", async () => {
  const { host } = setUp();
  host.on("getSession").reply({});
  const screen = await render(<SendMessageButton content="x" />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("Open this page from a VVChat chat.");
  await screen.getByRole("button", { name: "Send to the chat" }).click({ force: true });
  expect(host.calls.map(({ method }) => method)).toEqual(["getSession"]);
});

test("disabled, in Chinese: it keeps its focus and does nothing", async () => {
  const { host } = setUp(undefined, { locale: "zh-CN" });
  const screen = await render(<SendMessageButton content="x" session={lan} disabled />, { wrapper: host.wrapper });
  const button = screen.getByRole("button", { name: "发送到聊天" });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await button.click({ force: true });
  expect(host.calls).toEqual([]);
});

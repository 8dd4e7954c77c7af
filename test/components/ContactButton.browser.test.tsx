import { StrictMode, createRef } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type Bridge, ContactButton, createVVChatClient, VVChatError, VVChatProvider } from "../../src/index.js";
import "../../src/styles.css";
import { userAgents } from "../native/userAgents.js";
import { absent } from "./absentBridge.js";
import { control, createPhone, tap } from "./phone.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const link = "qyx://openSessionView?open_id=o1";

const withBridge = (bridge: Bridge) => {
  const client = createVVChatClient({ appId: "a", bridges: [bridge], timeouts: { connect: 2000 } });
  return ({ children }: { children: React.ReactNode }) => (
    <VVChatProvider client={client} locale="en">
      {children}
    </VVChatProvider>
  );
};

test("a tap: it opens VVChat, says that it did, is not green, and is idle again after 4 s", async () => {
  const phone = createPhone();
  const onSuccess = vi.fn();
  const screen = await render(
    <StrictMode>
      <ContactButton openId="o1" onSuccess={onSuccess} />
    </StrictMode>,
    { wrapper: phone.wrapper },
  );
  const button = screen.getByRole("button", { name: "Contact us" });
  await expect.element(button).toHaveAttribute("data-variant", "plain");
  await expect.element(screen.getByRole("status")).toHaveTextContent("");
  await button.click();
  await expect.element(screen.getByRole("button", { name: "Opening…" })).toHaveAttribute("aria-busy", "true");
  await expect.element(screen.getByRole("button")).toHaveFocus();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Opening the support chat.");
  expect(phone.opened).toEqual([link]);
  phone.hide();
  await expect.element(screen.getByRole("button", { name: "Opened" })).toBeVisible();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat is open. Talk to us there.");
  expect(control().dataset).toMatchObject({ phase: "handedOff", tone: "muted", host: "deeplink" });
  expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ opened: true });
  vi.advanceTimersByTime(4000);
  await expect.element(screen.getByRole("button", { name: "Contact us" })).toBeVisible();
  await expect.element(screen.getByRole("status")).toHaveTextContent("");
  await screen.getByRole("button").click();
  expect(phone.opened).toHaveLength(2);
});

test.each([
  ["en", "Contact us", "VVChat didn't open. It may not be installed.", "Try again"],
  ["zh-CN", "联系客服", "没能打开 VVChat，可能还没有安装。", "再试一次"],
])("%s: VVChat does not open: it says so, and both the button and the note try again", async (locale, ...words) => {
  const [idle, says, again] = words;
  const phone = createPhone({ locale });
  const onError = vi.fn();
  const screen = await render(<ContactButton openId="o1" onError={onError} />, { wrapper: phone.wrapper });
  for (const name of [idle, again, idle]) {
    await screen.getByRole("button", { name }).click();
    vi.advanceTimersByTime(2600);
    await expect.element(screen.getByRole("status")).toHaveTextContent(says);
  }
  expect(control().dataset).toMatchObject({ phase: "timeout", tone: "warning", error: "not_opened" });
  expect(phone.opened).toEqual([link, link, link]);
  expect(onError).toHaveBeenCalledTimes(3);
  expect(onError.mock.lastCall?.[0]).toMatchObject({ code: "not_opened", method: "openSessionView" });
});

test.each([
  ["en", "Get VVChat"],
  ["zh-CN", "下载 VVChat"],
])(
  "%s: where the app says where VVChat is to be had, the note leads there, and the button tries again",
  async (...of) => {
    const [locale, name] = of;
    const downloadUrl = "https://example.com/vvchat";
    const phone = createPhone({ locale, downloadUrl });
    const screen = await render(<ContactButton openId="o1" />, { wrapper: phone.wrapper });
    const button = screen.getByRole("button");
    await button.click();
    vi.advanceTimersByTime(2600);
    const download = screen.getByRole("link", { name });
    await expect.element(download).toHaveAttribute("href", downloadUrl);
    await expect.element(download).toHaveAttribute("target", "_blank");
    await expect.element(download).toHaveAttribute("rel", "noreferrer");
    expect(screen.getByRole("button").elements()).toHaveLength(1);
    download.element().focus();
    await vi.waitFor(() => {
      expect(document.activeElement).toBe(download.element());
    });
    tap();
    await expect.element(screen.getByRole("button", { name: locale === "en" ? "Opening…" : "打开中…" })).toHaveFocus();
    expect(phone.opened).toHaveLength(2);
  },
);

test("a tap storm opens it once; a tap while it opens does nothing", async () => {
  const phone = createPhone();
  const onSuccess = vi.fn();
  const screen = await render(<ContactButton openId="o1" onSuccess={onSuccess} />, { wrapper: phone.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Opening…" })).toBeVisible();
  for (let times = 0; times < 50; times++) tap();
  phone.hide();
  await expect.element(screen.getByRole("button", { name: "Opened" })).toBeVisible();
  expect(phone.opened).toEqual([link]);
  expect(onSuccess).toHaveBeenCalledOnce();
  for (let times = 0; times < 50; times++) tap();
  await expect.poll(() => phone.opened).toEqual([link, link]);
});

test.each([
  ["a desktop", userAgents.desktopChrome, "Contact us inside VVChat."],
  ["another app's browser", userAgents.androidWeChat, "Open this page in your phone's browser."],
])("%s: says where it works, copies the link, and a tap opens nothing", async (_, userAgent, says) => {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const phone = createPhone({ userAgent });
  const screen = await render(<ContactButton openId="o1" />, { wrapper: phone.wrapper });
  const button = screen.getByRole("button", { name: "Contact us" });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).toHaveAccessibleDescription(says);
  expect(control().dataset).toMatchObject({ phase: "unavailable", error: "unavailable" });
  await button.click({ force: true });
  expect(phone.opened).toEqual([]);
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Link copied.");
  expect(copied).toHaveBeenCalledWith(location.href);
});

test("a host without it says that it is too old; one that fails is tried again", async () => {
  const up: Bridge = {
    ...absent,
    detect: () => "yes",
    connect: (to) => {
      to.up();
    },
  };
  const old = await render(<ContactButton openId="o1" />, { wrapper: withBridge({ ...up, supports: () => "no" }) });
  await expect.element(old.getByRole("status")).toHaveTextContent("This VVChat can't open support. Update it first.");
  expect(control().dataset).toMatchObject({ phase: "unsupported" });
  await old.unmount();
  let calls = 0;
  const failing: Bridge = {
    ...up,
    send: (_method, _params, answer) => {
      calls += 1;
      if (calls === 1) answer({ kind: "error", reply: {}, raw: {}, hostCode: 400 });
      else answer({ kind: "success", reply: {}, raw: {} });
    },
  };
  const screen = await render(<ContactButton openId="o1" />, { wrapper: withBridge(failing) });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Couldn't open the support chat.");
  expect(control().dataset).toMatchObject({ phase: "failed", tone: "danger" });
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("button", { name: "Opened" })).toHaveFocus();
});

test("without an open id: the person is told that it cannot be used, the console says why, nothing is opened", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const phone = createPhone();
  const screen = await render(<ContactButton openId="" />, { wrapper: phone.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Something is wrong here.");
  expect(error.mock.calls.flat()).toContainEqual(expect.objectContaining({ code: "invalid", field: "openId" }));
  expect(phone.opened).toEqual([]);
});

test("a bridge that broke is tried again by a tap", async () => {
  let broken = true;
  const bridge: Bridge = {
    ...absent,
    connect(to) {
      if (broken) to.failed(new VVChatError("script_failed", "404"));
      else to.up();
    },
    send: (_method, _params, answer) => {
      answer({ kind: "success", reply: {}, raw: null });
    },
  };
  const screen = await render(<ContactButton openId="o1" />, { wrapper: withBridge(bridge) });
  await expect.element(screen.getByRole("status")).toHaveTextContent("Can't reach VVChat. Check your network.");
  broken = false;
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("button", { name: "Opened" })).toBeVisible();
});

test("disabled: it keeps its focus and does nothing", async () => {
  const phone = createPhone();
  const screen = await render(<ContactButton openId="o1" disabled />, { wrapper: phone.wrapper });
  const button = screen.getByRole("button");
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await button.click({ force: true });
  expect(phone.opened).toEqual([]);
  expect(control().dataset["phase"]).toBe("disabled");
});

test("a ref, a label and a drawing of the app's own", async () => {
  const ref = createRef<HTMLButtonElement>();
  const phone = createPhone();
  const screen = await render(
    <ContactButton ref={ref} openId="o1" id="it" className="mine">
      {({ phase }) => `My ${phase}`}
    </ContactButton>,
    { wrapper: phone.wrapper },
  );
  expect(ref.current).toBe(screen.getByRole("button", { name: "My idle" }).element());
  expect(ref.current?.id).toBe("it");
  expect(control().className).toBe("vv-control mine");
  await screen.rerender(
    <ContactButton
      ref={ref}
      openId="o1"
      render={({ children: _face, ...props }, { phase }) => <button {...props}>{`Own ${phase}`}</button>}
    />,
  );
  expect(ref.current).toBe(screen.getByRole("button", { name: "Own idle" }).element());
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Own pending" })).toBeVisible();
});

test.each(["zh-CN", "en"])("its box never moves, whatever it shows (%s)", async (locale) => {
  const phone = createPhone({ locale, downloadUrl: "https://example.com/vvchat" });
  const screen = await render(<ContactButton openId="o1" />, { wrapper: phone.wrapper });
  const boxes = new Set<string>();
  const showsPhase = async (phase: string) => {
    await vi.waitFor(() => {
      expect(control().dataset["phase"]).toBe(phase);
    });
    const { x, y, width, height } = screen.getByRole("button").element().getBoundingClientRect();
    boxes.add([x, y, width, height].join());
  };
  await showsPhase("idle");
  tap();
  await showsPhase("pending");
  vi.advanceTimersByTime(2600);
  await showsPhase("timeout");
  tap();
  await showsPhase("pending");
  phone.hide();
  await showsPhase("handedOff");
  expect([...boxes]).toHaveLength(1);
});

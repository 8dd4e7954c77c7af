import { createRef } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type Bridge, createVVChatClient, ShareButton, VVChatError, VVChatProvider } from "../../src/index.js";
import "../../src/styles.css";
import { createFakeHost, type FakeHostOptions } from "../../src/testing/index.js";
import { absent } from "./absentBridge.js";
import { refusing } from "./refusingBridge.js";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const english = (options: FakeHostOptions = {}) => createFakeHost({ locale: "en", ...options });

function control() {
  const element = document.querySelector<HTMLElement>(".vv-control");
  if (!element) throw new Error("There is no control on the page");
  return element;
}

const withBridge = (bridge: Bridge, locale = "en") => {
  const client = createVVChatClient({ appId: "a", bridges: [bridge], timeouts: { connect: 2000 } });
  return ({ children }: { children: React.ReactNode }) => (
    <VVChatProvider client={client} locale={locale}>
      {children}
    </VVChatProvider>
  );
};

test("idle: a soft button with nothing to say, whose title is the card's and not a tooltip", async () => {
  const screen = await render(<ShareButton title="Tea" />, { wrapper: english().wrapper });
  const button = screen.getByRole("button", { name: "Share with a friend" });
  await expect.element(button).toHaveAttribute("data-variant", "soft");
  await expect.element(button).not.toHaveAttribute("title");
  await expect.element(button).not.toHaveAttribute("aria-describedby");
  await expect.element(screen.getByRole("status")).toHaveTextContent("");
  expect(control().dataset).toMatchObject({ phase: "idle", host: "webview" });
});

test("pending: busy, not disabled; it keeps its focus, and a tap does nothing", async () => {
  const host = english();
  host.on("share").silent();
  const screen = await render(<ShareButton title="Tea" />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  const button = screen.getByRole("button", { name: "Opening…" });
  await expect.element(button).toHaveAttribute("aria-busy", "true");
  await expect.element(button).not.toHaveAttribute("disabled");
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAccessibleDescription("Choose a chat in VVChat.");
  await button.click({ force: true });
  expect(host.calls).toHaveLength(1);
});

test("it hands over what its props say, and calls it handed over, never shared", async () => {
  const host = english();
  host.on("share").reply({ code: 200 });
  const onSuccess = vi.fn();
  const screen = await render(
    <ShareButton
      title="Tea"
      subtitle="Two"
      url="https://shop.example/tea"
      thumbUrl="https://shop.example/tea.png"
      template={{ lines: ["one"] }}
      onSuccess={onSuccess}
    />,
    { wrapper: host.wrapper },
  );
  const status = screen.getByRole("status").element();
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Handed to VVChat");
  await expect.element(screen.getByRole("button")).toHaveAccessibleDescription("VVChat has it. Sending is up to you.");
  await expect.element(screen.getByRole("button")).toHaveFocus();
  expect(control().dataset).toMatchObject({ phase: "handedOff", tone: "muted" });
  expect(screen.getByRole("button").elements()).toHaveLength(1);
  expect(onSuccess.mock.calls).toEqual([[{ handedOff: true }]]);
  expect(host.calls[0]?.params).toEqual({
    app_id: "fake-app",
    share_title: "Tea",
    sub_title: "Two",
    share_url: "https://shop.example/tea",
    thumb_url: "https://shop.example/tea.png",
    share_data_url: '{"tpl_header":"vctalk","tpl_version":"v1","tpl_type":"MultipleLine","data":["one"]}',
  });
  // A live region tells what changes in it: it must stay the same one.
  expect(screen.getByRole("status").element()).toBe(status);
});

test("4 s after it was handed over it is idle again; a share in between starts anew", async () => {
  const host = english();
  host.on("share").reply({});
  const screen = await render(<ShareButton title="Tea" />, { wrapper: host.wrapper });
  const real = setTimeout;
  const moment = () => new Promise((resolve) => real(resolve, 60));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const button = document.querySelector<HTMLElement>(".vv-button");
  const pressed = async () => {
    button?.click();
    await moment();
    return control().dataset.phase;
  };
  expect(await pressed()).toBe("handedOff");
  await vi.advanceTimersByTimeAsync(3900);
  expect(await pressed()).toBe("handedOff");
  await vi.advanceTimersByTimeAsync(3900);
  await moment();
  expect(control().dataset.phase).toBe("handedOff");
  await vi.advanceTimersByTimeAsync(200);
  await moment();
  expect(control().dataset.phase).toBe("idle");
  await expect.element(screen.getByRole("status")).toHaveTextContent("");
  expect(await pressed()).toBe("handedOff");
  await screen.unmount();
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ["en", "failed", "failed", "danger", "Sharing didn't work.", "Try again"],
  ["en", "malformed", "failed", "danger", "VVChat's answer was incomplete.", "Try again"],
  ["en", "silent", "timeout", "warning", "VVChat didn't answer.", "Try again"],
  ["en", "cancelled", "cancelled", "muted", "Not shared.", undefined],
  ["en", "error", "failed", "danger", "Sharing didn't work.", "Try again"],
  ["zh-CN", "failed", "failed", "danger", "分享没有成功。", "再试一次"],
  ["zh-CN", "silent", "timeout", "warning", "VVChat 没有回应。", "再试一次"],
  ["zh-CN", "cancelled", "cancelled", "muted", "没有分享。", undefined],
] as const)(
  "%s, %s: says what happened, and offers one thing to do",
  async (locale, end, phase, tone, note, action) => {
    const host = createFakeHost({ locale, timeouts: { interactive: 60 } });
    const script = host.on("share");
    if (end === "failed") script.reply({ code: 400, err_code: 200, err_msg: "失败" });
    if (end === "cancelled") script.reply({ code: 400, err_msg: "取消" });
    if (end === "error") script.fail();
    if (end === "malformed") script.malformed();
    if (end === "silent") script.silent();
    script.reply({ code: 200 });
    const onError = vi.fn();
    const screen = await render(<ShareButton title="Tea" onError={onError} />, { wrapper: host.wrapper });
    await screen.getByRole("button").click();
    await expect.element(screen.getByRole("status")).toHaveTextContent(note);
    expect(control().dataset).toMatchObject({ phase, tone });
    await expect.element(screen.getByRole("button").first()).toHaveAccessibleDescription(note);
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ method: "share" });
    const buttons = screen.getByRole("button").elements();
    expect(buttons).toHaveLength(action ? 2 : 1);
    if (!action) return;
    await screen.getByRole("button", { name: action }).click();
    await vi.waitFor(() => {
      expect(control().dataset.phase).toBe("handedOff");
    });
    // The action went away with the note. Its focus did not fall off the page.
    await expect.element(screen.getByRole("button")).toHaveFocus();
  },
);

test("what cannot be shared: the person is told that it cannot be used, the console says why", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const host = english();
  const screen = await render(<ShareButton title="Tea" url="javascript:alert(1)" />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Something is wrong here.");
  expect(control().dataset).toMatchObject({ phase: "failed", error: "invalid" });
  expect(screen.getByRole("button").elements()).toHaveLength(1);
  await vi.waitFor(() => {
    expect(String(error.mock.calls[0]?.[0])).toContain('"url" must be an http or https URL');
  });
  await screen.rerender(<ShareButton title="" />);
  await screen.getByRole("button").click();
  await vi.waitFor(() => {
    expect(String(error.mock.calls[1]?.[0])).toContain('"title" must be a non-empty string');
  });
  expect(host.calls).toHaveLength(0);
});

test("another sheet is opening: busy", async () => {
  const host = english();
  host.on("share").silent();
  const screen = await render(
    <>
      <ShareButton title="Tea" />
      <ShareButton title="Cake" />
    </>,
    { wrapper: host.wrapper },
  );
  for (const button of document.querySelectorAll<HTMLElement>(".vv-button")) button.click();
  await expect.element(screen.getByText("Another step is still open. Finish it first.")).toBeVisible();
  expect([...document.querySelectorAll<HTMLElement>(".vv-control")].map(({ dataset }) => dataset.phase)).toEqual([
    "pending",
    "busy",
  ]);
});

test("a tap storm is one share, told once", async () => {
  const host = english();
  host.on("share").late({}, 50);
  const onSuccess = vi.fn();
  const screen = await render(<ShareButton title="Tea" onSuccess={onSuccess} />, { wrapper: host.wrapper });
  const button = document.querySelector<HTMLElement>(".vv-button");
  for (let tap = 0; tap < 50; tap++) button?.click();
  await expect.element(screen.getByRole("button", { name: "Handed to VVChat" })).toBeVisible();
  expect(host.calls).toHaveLength(1);
  expect(onSuccess).toHaveBeenCalledTimes(1);
});

test("whoever is told is of the last render, however long the user takes; unmounting ends nothing", async () => {
  const host = english();
  host.on("share").late({}, 100);
  const first = vi.fn();
  const last = vi.fn();
  const screen = await render(<ShareButton title="Tea" onSuccess={first} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await screen.rerender(<ShareButton title="Tea" onSuccess={last} />);
  await screen.unmount();
  await vi.waitFor(() => {
    expect(last).toHaveBeenCalledTimes(1);
  });
  expect(first).not.toHaveBeenCalled();
});

test("no host: says so, and copies the link that would have been shared", async () => {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const screen = await render(<ShareButton title="Tea" url="/tea?a=1" />, {
    wrapper: english({ available: false }).wrapper,
  });
  const button = screen.getByRole("button", { name: "Share with a friend" });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).toHaveAccessibleDescription("Can't share from here.");
  expect(control().dataset).toMatchObject({ phase: "unavailable", error: "unavailable", host: "none" });
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Link copied.");
  expect(copied).toHaveBeenCalledWith(`${location.origin}/tea?a=1`);
});

test("the link of the page itself is copied and shared without what a return left in it", async () => {
  const before = location.href;
  history.replaceState(null, "", "?a=1&code=C&state=S#top");
  try {
    const clean = new URL("?a=1#top", before).href;
    const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const nowhere = await render(<ShareButton title="Tea" />, { wrapper: english({ available: false }).wrapper });
    await nowhere.getByRole("button", { name: "Copy link" }).click();
    expect(copied).toHaveBeenCalledWith(clean);
    await nowhere.unmount();
    const host = english();
    host.on("share").reply({});
    const screen = await render(<ShareButton title="Tea" />, { wrapper: host.wrapper });
    await screen.getByRole("button").click();
    await vi.waitFor(() => {
      expect(host.calls[0]?.params.share_url).toBe(clean);
    });
  } finally {
    history.replaceState(null, "", before);
  }
});

test("a link that is none of the web is not copied either, and the console says why", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const screen = await render(<ShareButton title="Tea" url="javascript:alert(1)" />, {
    wrapper: english({ available: false }).wrapper,
  });
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Couldn't copy.");
  expect(copied).not.toHaveBeenCalled();
  expect(String(error.mock.calls[0]?.[0])).toContain('"url" must be an http or https URL');
});

test.each([
  ["en", "This VVChat can't share.", "Copy link", "Link copied."],
  ["zh-CN", "当前 VVChat 版本不支持分享。", "复制链接", "链接已复制。"],
])("a host without the method (%s): unsupported, and a link to copy", async (locale, note, action, said) => {
  vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const older: Bridge = {
    ...absent,
    detect: () => "yes",
    connect: (to) => {
      to.up();
    },
    supports: () => "no",
  };
  const screen = await render(<ShareButton title="Tea" />, { wrapper: withBridge(older, locale) });
  await expect.element(screen.getByRole("status")).toHaveTextContent(note);
  expect(control().dataset).toMatchObject({ phase: "unsupported", error: "unsupported" });
  await screen.getByRole("button", { name: action }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent(said);
});

test("a host that refuses the link: denied, and a link to copy; the next press forgets that it was copied", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const screen = await render(<ShareButton title="Tea" />, { wrapper: withBridge(refusing("share")) });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat won't share this link.");
  expect(control().dataset).toMatchObject({ phase: "denied", error: "denied", tone: "warning" });
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Link copied.");
  await screen.getByRole("button", { name: "Share with a friend" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("VVChat won't share this link.");
});

test("connecting is news only after 300 ms", async () => {
  const screen = await render(<ShareButton title="Tea" />, { wrapper: withBridge(absent) });
  expect(control().dataset.phase).toBe("idle");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Connecting to VVChat…");
  await expect.element(screen.getByRole("button")).toHaveAttribute("aria-busy", "true");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Can't share from here.");
});

test("a bridge that broke is tried again by a tap, and the share waits for it", async () => {
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
  const screen = await render(<ShareButton title="Tea" />, { wrapper: withBridge(bridge) });
  await expect.element(screen.getByRole("status")).toHaveTextContent("Can't reach VVChat. Check your network.");
  expect(control().dataset).toMatchObject({ phase: "failed", error: "script_failed" });
  broken = false;
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("button", { name: "Handed to VVChat" })).toBeVisible();
});

test("disabled: says so to everyone, and does nothing", async () => {
  const host = english();
  const screen = await render(<ShareButton title="Tea" disabled />, { wrapper: host.wrapper });
  const button = screen.getByRole("button");
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).not.toHaveAttribute("disabled");
  await button.click({ force: true });
  expect(host.calls).toHaveLength(0);
  expect(control().dataset.phase).toBe("disabled");
});

test.each(["zh-CN", "en"])("its box never moves, whatever it shows (%s)", async (locale) => {
  const host = createFakeHost({ locale, timeouts: { interactive: 60 } });
  host.on("share").fail().silent().late({}, 40);
  await render(<ShareButton title="Tea" />, { wrapper: host.wrapper });
  const button = document.querySelector<HTMLElement>(".vv-button");
  if (!button) throw new Error("no button");
  const boxes = new Set<string>();
  const measure = () => {
    const { x, y, width, height } = button.getBoundingClientRect();
    boxes.add([x, y, width, height].join());
  };
  const observer = new MutationObserver(measure);
  observer.observe(control(), { attributes: true, childList: true, subtree: true, characterData: true });
  measure();
  for (const phase of ["failed", "timeout", "handedOff"]) {
    button.click();
    await vi.waitFor(() => {
      expect(control().dataset.phase).toBe(phase);
    });
  }
  observer.disconnect();
  expect([...boxes]).toHaveLength(1);
});

test("a ref, a label and a drawing of the app's own", async () => {
  const ref = createRef<HTMLButtonElement>();
  const host = english();
  const screen = await render(
    <ShareButton ref={ref} title="Tea" id="it" className="mine">
      {({ phase }) => `My ${phase}`}
    </ShareButton>,
    { wrapper: host.wrapper },
  );
  expect(ref.current).toBe(screen.getByRole("button", { name: "My idle" }).element());
  expect(ref.current?.id).toBe("it");
  expect(control().className).toBe("vv-control mine");
  await screen.rerender(
    <ShareButton
      ref={ref}
      title="Tea"
      render={({ children: _face, ...props }, { phase }) => <button {...props}>{`Own ${phase}`}</button>}
    />,
  );
  expect(ref.current).toBe(screen.getByRole("button", { name: "Own idle" }).element());
});

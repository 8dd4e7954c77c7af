import { Profiler, createRef } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { AuthButton, type Bridge, createVVChatClient, VVChatProvider } from "../../src/index.js";
import "../../src/styles.css";
import { createFakeHost, type FakeHostOptions } from "../../src/testing/index.js";
import { absent } from "./absentBridge.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const english = (options: FakeHostOptions = {}) => createFakeHost({ locale: "en", ...options });

function control() {
  const element = document.querySelector<HTMLElement>(".vv-control");
  if (!element) throw new Error("There is no control on the page");
  return element;
}

test("idle: a real button, with nothing to say", async () => {
  const host = english();
  const screen = await render(<AuthButton />, { wrapper: host.wrapper });
  const button = screen.getByRole("button", { name: "Sign in with VVChat" });
  await expect.element(button).toHaveAttribute("type", "button");
  await expect.element(screen.getByRole("status")).toHaveTextContent("");
  expect(control().dataset).toMatchObject({ phase: "idle", host: "webview" });
  expect(control().dataset.tone).toBeUndefined();
});

test("pending: busy, not disabled; it keeps its focus, and a tap does nothing", async () => {
  const host = english();
  host.on("auth").silent();
  const screen = await render(<AuthButton />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  const button = screen.getByRole("button", { name: "Waiting…" });
  await expect.element(button).toHaveAttribute("aria-busy", "true");
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).not.toHaveAttribute("disabled");
  await expect.element(button).toHaveFocus();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Tap Allow in VVChat.");
  await expect.element(button).toHaveAccessibleDescription("Tap Allow in VVChat.");
  await button.click({ force: true });
  expect(host.calls).toHaveLength(1);
});

test("confirming, then success: the exchange is a phase of its own", async () => {
  const host = english();
  let finish = (_user: { name: string }) => {};
  const exchange = () =>
    new Promise<{ name: string }>((resolve) => {
      finish = resolve;
    });
  const onSuccess = vi.fn();
  const screen = await render(
    <AuthButton exchange={exchange} onSuccess={onSuccess} successNote={({ name }) => `Hello, ${name}.`} />,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Signing in…");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Allowed. Signing you in.");
  finish({ name: "Bamboo" });
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Signed in");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Hello, Bamboo.");
  await expect.element(screen.getByRole("button")).toHaveFocus();
  expect(control().dataset).toMatchObject({ phase: "success", tone: "success" });
  expect(onSuccess.mock.calls[0]?.[0]).toEqual({ name: "Bamboo" });
});

test.each([
  ["denied", "denied", "warning", "You didn't allow access, so you're not signed in.", "Ask again"],
  ["malformed", "failed", "danger", "VVChat's answer was incomplete.", "Try again"],
  ["mismatch", "denied", "warning", "That sign-in didn't match. Sign in again.", "Ask again"],
  ["silent", "timeout", "warning", "VVChat didn't answer.", "Try again"],
  ["server", "failed", "danger", "The service had a problem.", "Try again"],
] as const)("%s: says what happened, and offers one thing to do", async (end, phase, tone, note, action) => {
  const host = english({ timeouts: { interactive: 60 } });
  const script = host.on("auth");
  if (end === "denied") script.fail(1);
  if (end === "malformed") script.malformed();
  if (end === "mismatch") script.reply({ code: "C", state: "foreign" });
  if (end === "silent") script.silent();
  if (end === "server") script.reply({ code: "C0" });
  script.reply({ code: "C1" });
  const exchange = ({ code }: { code: string }) => {
    if (code === "C0") throw new Error("500");
    return code;
  };
  const screen = await render(<AuthButton exchange={exchange} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent(note);
  expect(control().dataset).toMatchObject({ phase, tone });
  await expect
    .element(screen.getByRole("button", { name: "Sign in with VVChat" }))
    .not.toHaveAttribute("aria-disabled");
  await screen.getByRole("button", { name: action }).click();
  await expect.element(screen.getByRole("button", { name: "Signed in" })).toBeVisible();
  // The action went away with the note. Its focus did not fall off the page.
  await expect.element(screen.getByRole("button", { name: "Signed in" })).toHaveFocus();
});

test("a mistake in the code: the person is told that it cannot be used, the console says why", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const screen = await render(<AuthButton scope="" />, { wrapper: english().wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Something is wrong here.");
  expect(control().dataset).toMatchObject({ phase: "failed", error: "invalid" });
  expect(screen.getByRole("button").elements()).toHaveLength(1);
  expect(String(error.mock.calls[0]?.[0])).toContain('"scope" must be a non-empty string');
});

test("no host: says so, keeps its focus, and copies the link", async () => {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const host = english({ available: false });
  const screen = await render(<AuthButton />, { wrapper: host.wrapper });
  const button = screen.getByRole("button", { name: "Sign in with VVChat" });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).toHaveAccessibleDescription("Open this page in VVChat.");
  expect(control().dataset).toMatchObject({ phase: "unavailable", host: "none" });
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Link copied.");
  expect(copied).toHaveBeenCalledWith(location.href);
});

test("connecting is news only after 300 ms", async () => {
  const client = createVVChatClient({ appId: "a", bridges: [absent], timeouts: { connect: 2000 } });
  const screen = await render(
    <VVChatProvider client={client} locale="en">
      <AuthButton />
    </VVChatProvider>,
  );
  expect(control().dataset.phase).toBe("idle");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Connecting to VVChat…");
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Sign in with VVChat");
  await expect.element(screen.getByRole("button")).toHaveAttribute("aria-busy", "true");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Open this page in VVChat.");
});

test("a host without the method: unsupported", async () => {
  const bridge: Bridge = {
    ...absent,
    detect: () => "yes",
    connect: (to) => {
      to.up();
    },
    supports: () => "no",
  };
  const client = createVVChatClient({ appId: "a", bridges: [bridge] });
  const screen = await render(
    <VVChatProvider client={client} locale="en">
      <AuthButton />
    </VVChatProvider>,
  );
  await expect.element(screen.getByRole("status")).toHaveTextContent("This VVChat is too old to sign in.");
});

test("a bridge that broke is tried again by a tap, and the call waits for it", async () => {
  let broken = true;
  const host = english();
  const over: Bridge = {
    ...absent,
    connect(to) {
      if (broken) to.failed(new Error("404"));
      else to.up();
    },
    send: (_method, params, answer) => {
      answer({ kind: "success", reply: { code: "C1", state: params.state }, raw: null });
    },
  };
  const client = createVVChatClient({ appId: "a", bridges: [over] });
  const screen = await render(
    <VVChatProvider client={client} locale="en">
      <AuthButton />
    </VVChatProvider>,
  );
  await expect.element(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  broken = false;
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("button", { name: "Signed in" })).toBeVisible();
  expect(host.calls).toHaveLength(0);
});

test("a host that comes up draws nothing anew in a button that shows nothing of it", async () => {
  let up = () => {};
  const bridge: Bridge = {
    ...absent,
    connect: (to) => {
      up = () => {
        to.up();
      };
    },
  };
  const client = createVVChatClient({ appId: "a", bridges: [bridge] });
  const commits = vi.fn();
  await render(
    <VVChatProvider client={client}>
      <Profiler id="button" onRender={commits}>
        <AuthButton />
      </Profiler>
    </VVChatProvider>,
  );
  commits.mockClear();
  up();
  await vi.waitFor(() => {
    expect(control().dataset.host).toBe("absent");
  });
  expect(commits).not.toHaveBeenCalled();
});

test.each(["zh-CN", "en"])("its box never moves, whatever it shows (%s)", async (locale) => {
  const host = createFakeHost({ locale, timeouts: { interactive: 60 } });
  host.on("auth").fail(1).silent().malformed().late({ code: "C1" }, 40);
  const boxes = new Set<string>();
  const phases = new Set<string>();
  const screen = await render(
    <AuthButton
      exchange={() =>
        new Promise((resolve) => {
          setTimeout(resolve, 60);
        })
      }
    />,
    {
      wrapper: host.wrapper,
    },
  );
  const button = document.querySelector<HTMLElement>(".vv-button");
  if (!button) throw new Error("no button");
  const measure = () => {
    const { x, y, width, height } = button.getBoundingClientRect();
    boxes.add([x, y, width, height].join());
    phases.add(control().dataset.phase ?? "");
  };
  const observer = new MutationObserver(measure);
  observer.observe(control(), { attributes: true, childList: true, subtree: true, characterData: true });
  measure();
  for (const phase of ["denied", "timeout", "failed", "success"]) {
    button.click();
    await vi.waitFor(() => {
      expect(control().dataset.phase).toBe(phase);
    });
  }
  observer.disconnect();
  expect([...phases].sort()).toEqual(["confirming", "denied", "failed", "idle", "pending", "success", "timeout"]);
  expect([...boxes]).toHaveLength(1);
  expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  await screen.unmount();
});

test("the action of a note can be hit: 44 px with its extended area", async () => {
  const host = english();
  host.on("auth").fail(1);
  const screen = await render(<AuthButton />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  const link = screen.getByRole("button", { name: "Ask again" }).element();
  const { left, top, width, height } = link.getBoundingClientRect();
  for (const dy of [-21, 21]) {
    expect(document.elementFromPoint(left + width / 2, top + height / 2 + dy)).toBe(link);
  }
});

test("disabled: says so to everyone, and does nothing", async () => {
  const host = english();
  const onClick = vi.fn();
  const screen = await render(<AuthButton disabled onClick={onClick} />, { wrapper: host.wrapper });
  const button = screen.getByRole("button");
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).not.toHaveAttribute("disabled");
  await button.click({ force: true });
  expect(host.calls).toHaveLength(0);
  expect(onClick).not.toHaveBeenCalled();
  expect(control().dataset.phase).toBe("disabled");
});

test("an onClick that prevents the default keeps the sheet shut", async () => {
  const host = english();
  const screen = await render(
    <AuthButton
      onClick={(event) => {
        event.preventDefault();
      }}
    />,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button").click();
  expect(host.calls).toHaveLength(0);
});

test("children: a label of the app's own while idle; a function has the say in every phase", async () => {
  const host = english();
  const screen = await render(<AuthButton>Come in</AuthButton>, { wrapper: host.wrapper });
  await screen.getByRole("button", { name: "Come in" }).click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Signed in");
  await screen.rerender(<AuthButton>{({ phase, data }) => `${phase} ${data?.code ?? ""}`}</AuthButton>);
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("success fake-code-1");
});

test("render: a button of the app's own, with the kit's behaviour and note", async () => {
  const host = english();
  host.on("auth").fail(1);
  const ref = createRef<HTMLButtonElement>();
  const screen = await render(
    <AuthButton
      ref={ref}
      render={({ children: _face, className: _class, ...props }, { phase }) => (
        <button {...props} className="mine">{`My ${phase}`}</button>
      )}
    />,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button", { name: "My idle" }).click();
  await expect.element(screen.getByRole("button", { name: "My denied" })).toHaveClass("mine");
  await expect.element(screen.getByRole("status")).toHaveTextContent("You didn't allow access");
  expect(ref.current).toBe(screen.getByRole("button", { name: "My denied" }).element());
});

test("className and style go to the outer element, everything else to the button", async () => {
  const host = english();
  const onSuccess = vi.fn();
  const screen = await render(
    <AuthButton
      className="mine"
      style={{ marginTop: 8 }}
      id="login"
      data-testid="it"
      full
      size="lg"
      onSuccess={onSuccess}
    />,
    { wrapper: host.wrapper },
  );
  expect(control().className).toBe("vv-control mine");
  expect(control().style.marginTop).toBe("8px");
  expect(control().querySelector("#login[data-testid=it][data-size=lg]")).toBe(screen.getByRole("button").element());
});

test("texts come from the provider: Chinese by default, the app's own first", async () => {
  const screen = await render(<AuthButton />, { wrapper: createFakeHost().wrapper });
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("用 VVChat 登录");
  const own = createFakeHost({ locale: "en-GB", messages: { "auth.idle": "Let me in" } });
  const second = await render(<AuthButton />, { wrapper: own.wrapper });
  await expect.element(second.getByRole("button", { name: "Let me in" })).toBeVisible();
});

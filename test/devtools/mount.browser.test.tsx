import { Profiler, StrictMode, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { VVChatDevtools } from "../../src/devtools/index.js";
import { auth, createVVChatClient } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { button, openPanel, panel, press, renderLog, rows, settled, tab } from "./log.js";

const hosts = () => document.querySelectorAll("[data-vv-devtools]");

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the tab", () => {
  test("says how many problems there are", async () => {
    const { host, client } = await renderLog();
    await expect.element(tab).toHaveAccessibleName("Call log");
    host.on("auth").fail(1).fail(1).reply({ err_code: 0, code: "C" });
    await settled(client.call(auth, { scope: "a" }));
    await expect.element(tab).toHaveAccessibleName("Call log, 1 problem");
    await settled(client.call(auth, { scope: "a" }));
    await settled(client.call(auth, { scope: "a" }));
    await expect.element(tab).toHaveAccessibleName("Call log, 2 problems");
  });

  test("is moved along its edge by a finger, which does not open it, and by the arrow keys", async () => {
    const { screen, client } = await renderLog();
    const top = () => Math.round(tab.element().getBoundingClientRect().top);
    const before = top();
    const element = tab.element();
    element.setPointerCapture = () => {};
    const at = (type: string, clientY: number) =>
      element.dispatchEvent(
        new PointerEvent(type, { bubbles: true, composed: true, pointerId: 1, clientX: 20, clientY }),
      );
    at("pointerdown", before + 20);
    at("pointermove", before + 24);
    expect(top()).toBe(before);
    at("pointermove", before + 170);
    at("pointerup", before + 170);
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail: 1 }));
    await expect.poll(top).toBe(before + 150);
    await expect.element(panel).not.toBeInTheDocument();
    element.focus();
    await press("{ArrowUp}");
    await expect.poll(top).toBeLessThan(before + 150);
    // Far beyond the end: it stays on the page.
    at("pointerdown", 300);
    at("pointermove", 9999);
    at("pointerup", 9999);
    const last = innerHeight - 84;
    await expect.poll(top).toBe(last);
    await screen.unmount();
    await render(<VVChatDevtools client={client} locale="en" />);
    await expect.poll(top).toBe(last);
    await openPanel();
  });
});

test("notes the calls that effects make in the commit in which it is mounted", async () => {
  const { client, wrapper } = createFakeHost({ locale: "en" });
  function Early(): null {
    useEffect(() => {
      void settled(client.call(auth, { scope: "early" }));
    }, []);
    return null;
  }
  await render(
    <>
      <Early />
      <VVChatDevtools />
    </>,
    { wrapper },
  );
  await openPanel();
  await expect.poll(rows).toEqual(["auth: Success"]);
});

test("in StrictMode there is one tab, and each call is noted once", async () => {
  const host = createFakeHost({ locale: "en" });
  await render(
    <StrictMode>
      <host.wrapper>
        <VVChatDevtools />
      </host.wrapper>
    </StrictMode>,
  );
  await settled(host.client.call(auth, { scope: "a" }));
  expect(hosts()).toHaveLength(1);
  await openPanel();
  await expect.poll(rows).toEqual(["auth: Success"]);
});

test("keeps the log while it is not on the page", async () => {
  const { client, screen } = await renderLog();
  await settled(client.call(auth, { scope: "a" }));
  await screen.unmount();
  expect(hosts()).toHaveLength(0);
  await settled(client.call(auth, { scope: "b" }));
  await render(<VVChatDevtools client={client} locale="en" />);
  await openPanel();
  await expect.poll(rows).toEqual(["auth: Success", "auth: Success"]);
});

test("two on a page, each with its own client: two tabs, of which neither covers the other", async () => {
  const [one, two] = [createFakeHost(), createFakeHost()];
  await render(
    <>
      <VVChatDevtools client={one.client} locale="en" />
      <VVChatDevtools client={two.client} locale="en" />
    </>,
  );
  await settled(one.client.call(auth, { scope: "a" }));
  await expect.poll(() => hosts().length).toBe(2);
  const [first, second] = tab.elements().map((element) => element.getBoundingClientRect());
  expect(first?.bottom).toBeLessThanOrEqual(second?.top ?? 0);
  await tab.nth(1).click();
  await expect.element(panel.getByText("No calls yet.")).toBeVisible();
});

test("without a provider and a client it says so once, and the page goes on", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  const screen = await render(
    <StrictMode>
      <p>Tea</p>
      <VVChatDevtools />
      <VVChatDevtools />
    </StrictMode>,
  );
  await expect.element(screen.getByText("Tea")).toBeVisible();
  expect(hosts()).toHaveLength(0);
  expect(complaint).toHaveBeenCalledOnce();
  expect(complaint).toHaveBeenCalledWith(expect.stringContaining("VVChatProvider"));
});

test("a server renders nothing of it; after hydration it is there", async () => {
  const complaint = vi.spyOn(console, "error");
  const host = createFakeHost({ locale: "en" });
  const app = (
    <host.wrapper>
      <p>Tea</p>
      <VVChatDevtools />
    </host.wrapper>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(app);
  expect(container.innerHTML).toBe("<p>Tea</p>");
  complaint.mockClear();
  document.body.append(container);
  const recovered = vi.fn();
  const root = hydrateRoot(container, app, { onRecoverableError: recovered });
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  await expect.element(tab).toBeVisible();
  expect(recovered).not.toHaveBeenCalled();
  expect(complaint).not.toHaveBeenCalled();
});

test("a flood of a thousand calls keeps as many as were asked for, and renders once a frame at most", async () => {
  const client = createVVChatClient({ appId: "a", bridges: [] });
  const committed = vi.fn();
  await render(
    <Profiler id="log" onRender={committed}>
      <VVChatDevtools client={client} locale="en" limit={50} />
    </Profiler>,
  );
  await openPanel();
  committed.mockClear();
  let frames = 0;
  const count = (): void => {
    frames += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  // One after the other, so that React could render between them.
  for (let call = 0; call < 1000; call += 1) await settled(client.call(auth, { scope: "a" }));
  await expect.element(button("All 50")).toBeVisible();
  expect(rows()).toHaveLength(50);
  // One more for the clock, which may tick.
  expect(committed.mock.calls.length).toBeLessThanOrEqual(frames + 1);
  await expect.element(button("Problems 50")).toBeVisible();
});

test.each(["light", "dark"] as const)("follows the page's theme: %s", async (theme) => {
  const root = document.documentElement;
  await renderLog();
  root.setAttribute("data-vv-theme", theme);
  onTestFinished(() => {
    root.removeAttribute("data-vv-theme");
  });
  const colour = theme === "dark" ? "rgb(23, 33, 37)" : "rgb(255, 255, 255)";
  await expect.element(tab).toHaveStyle({ backgroundColor: colour });
});

test("the page's styles do not reach it", async () => {
  const style = document.createElement("style");
  style.textContent = "button, div { display: none !important; color: red } * { font-size: 50px !important }";
  document.head.append(style);
  onTestFinished(() => {
    style.remove();
  });
  await renderLog();
  await expect.element(tab).toBeVisible();
  expect(tab.element().getBoundingClientRect().width).toBe(44);
  await openPanel();
  await expect.element(button("Close")).toBeVisible();
});

test("in an older Safari, whose shadow roots adopt no style sheets, it looks the same", async () => {
  const adopted = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, "adoptedStyleSheets");
  if (!adopted) throw new Error("This browser has none");
  Reflect.deleteProperty(ShadowRoot.prototype, "adoptedStyleSheets");
  onTestFinished(() => {
    Object.defineProperty(ShadowRoot.prototype, "adoptedStyleSheets", adopted);
  });
  await renderLog();
  await expect.element(tab).toHaveStyle({ width: "44px" });
  await openPanel();
  await expect.element(panel).toHaveStyle({ borderTopLeftRadius: "20px" });
});

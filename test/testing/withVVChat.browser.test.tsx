import { Component, StrictMode, type ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ContactButton } from "../../src/index.js";
import { withVVChat } from "../../src/testing/index.js";
import { Shown } from "./storyOf.js";

const en = (globals: Record<string, string>) => ({ globals: { locale: "en", ...globals } });
const status = () => page.getByRole("status");
const tap = () => page.getByRole("button", { name: "Sign in", exact: true }).click();

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test("a host of the toolbar is the simulator: VVChat asks the person who looks at the story", async () => {
  await render(<Shown {...en({ vvchatHost: "ios" })} />);
  await expect.element(status()).toHaveTextContent("ready webview");
  expect(navigator.userAgent).toContain("iPhone");
  await tap();
  await expect.element(page.getByRole("dialog")).toHaveTextContent(/^.*Sign-in pagewould like to/);
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  await expect.element(status()).toHaveTextContent(/^sim-/);
});

test("with an outcome of the toolbar nobody is asked", async () => {
  await render(<Shown {...en({ vvchatOutcome: "refuse" })} />);
  await tap();
  await expect.element(status()).toHaveTextContent("denied");
  expect(page.getByRole("dialog").query()).toBeNull();
});

test("the toolbar's outcome comes before the story's, and the story's before a sheet", async () => {
  const parameters = { vvchat: { outcomes: { auth: "malformed" } } } as const;
  const { rerender } = await render(<Shown parameters={parameters} {...en({ vvchatOutcome: "refuse" })} />);
  await tap();
  await expect.element(status()).toHaveTextContent("denied");
  await rerender(<Shown parameters={parameters} {...en({ vvchatHost: "android" })} />);
  await tap();
  await expect.element(status()).toHaveTextContent("invalid_response");
});

test("each change of the toolbar begins anew, and takes the last simulator off the page", async () => {
  const own = navigator.userAgent;
  const { rerender } = await render(<Shown {...en({ vvchatHost: "android" })} />);
  await expect.element(status()).toHaveTextContent("ready webview");
  expect(navigator.userAgent).toContain("; wv)");
  await tap();
  await expect.element(page.getByRole("dialog")).toBeVisible();

  await rerender(<Shown {...en({ vvchatHost: "ios" })} />);
  await expect.element(status()).toHaveTextContent("ready webview");
  expect(page.getByRole("dialog").query()).toBeNull();
  expect(navigator.userAgent).toContain("iPhone");

  await rerender(<Shown {...en({ vvchatHost: "none" })} />);
  await expect.element(status()).toHaveTextContent("unavailable null");
  expect("WebViewJavascriptBridge" in window).toBe(false);
  expect(navigator.userAgent).toBe(own);
});

test("in StrictMode the page has one simulator, and none afterwards", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { unmount } = await render(
    <StrictMode>
      <Shown {...en({ vvchatOutcome: "succeed" })} />
    </StrictMode>,
  );
  await tap();
  await expect.element(status()).not.toHaveTextContent(/ready|pending/);
  await unmount();
  expect("WebViewJavascriptBridge" in window).toBe(false);
  expect(error.mock.calls).toEqual([]);
  error.mockRestore();
});

test("one that is left while the simulator is loading leaves nothing on the page", async () => {
  const { unmount } = await render(<Shown {...en({ vvchatHost: "ios" })} />);
  await unmount();
  await import("../../src/simulator/index.js");
  await new Promise((resolve) => setTimeout(resolve));
  expect("WebViewJavascriptBridge" in window).toBe(false);
});

test("the toolbar's delay holds up the simulator", async () => {
  await render(<Shown {...en({ vvchatOutcome: "succeed", vvchatLatency: "300" })} />);
  await expect.element(status()).toHaveTextContent("ready webview");
  const start = performance.now();
  await tap();
  await expect.element(status()).not.toHaveTextContent(/ready|pending/);
  expect(performance.now() - start).toBeGreaterThan(290);
});

test("in a phone's browser calls are links, noted for the next load, and another story begins without them", async () => {
  const { rerender } = await render(<Shown {...en({ vvchatHost: "browser" })} />);
  await expect.element(status()).toHaveTextContent("ready deeplink");
  await tap();
  await expect.element(page.getByRole("dialog")).toBeVisible();
  sessionStorage.setItem("the-app's-own", "stays");
  expect(sessionStorage).toHaveLength(2);

  await rerender(<Shown id="sign-in--other" {...en({ vvchatHost: "browser" })} />);
  await expect.element(status()).toHaveTextContent("ready deeplink");
  expect(Object.keys(sessionStorage)).toEqual(["the-app's-own"]);
});

class Boundary extends Component<{ children: ReactNode }, { message?: string }> {
  override state: { message?: string } = {};
  static getDerivedStateFromError(error: Error) {
    return { message: error.message };
  }
  override render() {
    return this.state.message === undefined ? this.props.children : <p>{this.state.message}</p>;
  }
}

test("a deadline that is none is shown in the story's place, and the simulator goes with it", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const parameters = { vvchat: { timeouts: { call: 0 } } };
  await render(
    <Boundary>
      <Shown parameters={parameters} {...en({ vvchatHost: "ios" })} />
    </Boundary>,
  );
  await expect.element(page.getByText(/timeouts\.call/)).toBeVisible();
  expect("WebViewJavascriptBridge" in window).toBe(false);
  error.mockRestore();
});

test("a chat with the customer service is a call of the fake host's", async () => {
  const story = () => <ContactButton openId="o-1" />;
  const parameters = { vvchat: { outcomes: { openSessionView: "succeed" } } } as const;
  await render(withVVChat(story, { id: "c", parameters, globals: { locale: "en" } }));
  await page.getByRole("button").click();
  await expect.element(page.getByText("Opened")).toBeVisible();
});

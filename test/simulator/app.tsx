import { expect, onTestFinished, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type UseAuthOptions, VVChatProvider, createVVChatClient, isVVChatError, useAuth } from "../../src/index.js";
import { type SimulatorOptions, createSimulator } from "../../src/simulator/index.js";

/** A simulator that is taken off the page when its test ends. */
export function simulate(options?: SimulatorOptions) {
  const simulator = createSimulator(options);
  onTestFinished(simulator.dispose);
  return simulator;
}

/** A sign-in as an app would write it by hand. */
export function SignIn({ label = "Sign in", ...options }: { label?: string } & UseAuthOptions) {
  const auth = useAuth(options);
  return (
    <>
      <button
        onClick={() => {
          auth.mutate();
        }}
      >
        {label}
      </button>
      <output aria-label={`${label}: state`}>
        {auth.isPending ? "pending" : (auth.error?.code ?? auth.data?.code ?? "idle")}
      </output>
    </>
  );
}

/** The app with a client of its own, as on a page where it has made one at module level. */
export function renderApp(app = <SignIn />, timeout?: number) {
  const client = createVVChatClient({ appId: "qyx1", ...(timeout && { timeouts: { interactive: timeout } }) });
  return render(<VVChatProvider client={client}>{app}</VVChatProvider>);
}

/** A call at the bridge's edge. `replies` are what the app's native half hands over. */
export function call(method: string, params: Record<string, unknown> = {}) {
  const replies: string[] = [];
  window.WebViewJavascriptBridge?.callHandler?.(method, params, (reply) => {
    replies.push(String(reply));
  });
  return replies;
}

/** What the app answered, once it did. */
export const answered = (replies: string[]) =>
  expect
    .poll(() => replies)
    .toHaveLength(1)
    .then(() => JSON.parse(String(replies[0])) as unknown);

/** Presses a button of the sheet. */
export const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

/** A client of its own, as a page makes one at module level, for methods that have no hook here. */
export const createClient = () => createVVChatClient({ appId: "qyx1" });

/** What a call came to: its value, or the code of its error. */
export function outcome(call: Promise<unknown>) {
  return call.catch((error: unknown) => (isVVChatError(error) ? error.code : String(error)));
}

/** The focus, in the sheet's shadow root too. */
export function focused() {
  const { activeElement } = document;
  const element = activeElement?.shadowRoot?.activeElement ?? activeElement;
  return element?.getAttribute("aria-label") ?? element?.textContent;
}

/** Waits until the sheet has come up: before that its boxes move. */
export const sheetUp = () =>
  vi.waitFor(() => {
    const sheet = page.getByRole("dialog").element().firstElementChild;
    expect(sheet?.getAnimations()).toEqual([]);
  });

import { onTestFinished } from "vitest";
import { render } from "vitest-browser-react";
import { type UseAuthOptions, VVChatProvider, createVVChatClient, useAuth } from "../../src/index.js";
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

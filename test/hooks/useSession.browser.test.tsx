import { QueryClient, QueryClientProvider, QueryObserver } from "@tanstack/react-query";
import { type ReactNode, StrictMode, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import {
  type Bridge,
  type BridgeListener,
  createVVChatClient,
  sessionQueryKey,
  sessionQueryOptions,
  useSession,
  type UseSessionOptions,
  VVChatProvider,
} from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { absent } from "../components/absentBridge.js";

function Chat(options: UseSessionOptions) {
  const { status, data, error } = useSession(options);
  const chat = data ? `${data.sessionType} ${data.sessionId}` : String(data);
  return <output>{`${status} ${error?.code ?? chat}`}</output>;
}

/** A host that comes up when the test says so, and counts its calls. */
function lateBridge(methods = ["getSession"]) {
  let listener: BridgeListener | undefined;
  const calls: string[] = [];
  const bridge: Bridge = {
    ...absent,
    connect: (to) => {
      listener = to;
    },
    supports: (method) => (methods.includes(method) ? "yes" : "no"),
    send: (method, _params, answer) => {
      calls.push(method);
      answer({ kind: "success", reply: { session_id: "8f2c", session_type: 2 }, raw: null });
    },
  };
  return { bridge, calls, up: () => listener?.up() };
}

test("the chat that the page was opened from", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({ session_id: "8f2c", session_type: "2" });
  const screen = await render(<Chat />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("success group 8f2c");
});

test.each([
  ["no chat", {}, "success null"],
  ["an unknown type", { session_id: "S", session_type: 7 }, "error invalid_response"],
  ["an error", { err_code: 400, err_msg: "失败" }, "error failed"],
])("%s, asked once, without a second try", async (_, reply, text) => {
  const host = createFakeHost();
  host.on("getSession").reply(reply);
  const screen = await render(<Chat />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent(text);
  window.dispatchEvent(new Event("focus"));
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("online"));
  await screen.rerender([<Chat key="1" />, <Chat key="2" />]);
  await expect.element(screen.getByRole("status").last()).toHaveTextContent(text);
  expect(host.calls).toHaveLength(1);
});

test("however many ask, in StrictMode and after an unmount, the host is asked once", async () => {
  const host = createFakeHost();
  host.on("getSession").late({ session_id: "S1", session_type: 1 }, 30);
  const many = [1, 2, 3].map((key) => <Chat key={key} />);
  const screen = await render(<StrictMode>{many}</StrictMode>, { wrapper: host.wrapper });
  await screen.rerender(<StrictMode />);
  await screen.rerender(<StrictMode>{many}</StrictMode>);
  await expect.element(screen.getByRole("status").last()).toHaveTextContent("success single S1");
  await screen.rerender(<StrictMode />);
  await screen.rerender(<StrictMode>{many}</StrictMode>);
  await expect.element(screen.getByRole("status").first()).toHaveTextContent("success single S1");
  expect(host.calls).toHaveLength(1);
});

test("an Android web view that thinks it is offline is asked all the same", async () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  window.dispatchEvent(new Event("offline"));
  try {
    const host = createFakeHost();
    host.on("getSession").reply({});
    const screen = await render(<Chat />, { wrapper: host.wrapper });
    await expect.element(screen.getByRole("status")).toHaveTextContent("success null");
  } finally {
    online.mockRestore();
    window.dispatchEvent(new Event("online"));
  }
});

test("without a host there is no chat, and that is no error", async () => {
  const host = createFakeHost({ available: false });
  const screen = await render(<Chat />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("success null");
});

test("a host without the method: no chat either", async () => {
  const { bridge, calls, up } = lateBridge([]);
  const client = createVVChatClient({ appId: "a", bridges: [bridge] });
  const screen = await render(
    <VVChatProvider client={client}>
      <Chat />
    </VVChatProvider>,
  );
  up();
  await expect.element(screen.getByRole("status")).toHaveTextContent("success null");
  expect(calls).toEqual([]);
});

test("a host that comes late is asked then, once", async () => {
  const { bridge, calls, up } = lateBridge();
  const client = createVVChatClient({ appId: "a", bridges: [bridge], timeouts: { connect: 50 } });
  const screen = await render(
    <VVChatProvider client={client}>
      <Chat />
      <Chat />
    </VVChatProvider>,
  );
  await expect.element(screen.getByRole("status").first()).toHaveTextContent("success null");
  up();
  await expect.element(screen.getByRole("status").first()).toHaveTextContent("success group 8f2c");
  await expect.element(screen.getByRole("status").last()).toHaveTextContent("success group 8f2c");
  expect(calls).toEqual(["getSession"]);
});

test("so is one that was found by retry(), or came while nobody asked", async () => {
  const { bridge, calls, up } = lateBridge();
  const client = createVVChatClient({ appId: "a", bridges: [bridge], timeouts: { connect: 50 } });
  function App() {
    const [asks, setAsks] = useState(true);
    return (
      <VVChatProvider client={client}>
        <button
          onClick={() => {
            setAsks(!asks);
          }}
        >
          toggle
        </button>
        {asks ? <Chat /> : null}
      </VVChatProvider>
    );
  }
  const screen = await render(<App />);
  await expect.element(screen.getByRole("status")).toHaveTextContent("success null");
  client.retry();
  await expect.poll(() => client.getState().status).toBe("unavailable");
  await expect.element(screen.getByRole("status")).toHaveTextContent("success null");
  await screen.getByRole("button").click();
  client.retry();
  up();
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("success group 8f2c");
  expect(calls).toEqual(["getSession"]);
});

test("not asked where the app says so", async () => {
  const host = createFakeHost();
  const screen = await render(<Chat enabled={false} />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("pending undefined");
  expect(host.calls).toHaveLength(0);
});

test("it lives with the provider's query client, else with the app's, under the app id", async () => {
  const host = createFakeHost({ appId: "tea" });
  host.on("getSession").reply({ session_id: "S1", session_type: 1 });
  const session = { sessionId: "S1", sessionType: "single" };
  const app = new QueryClient();
  const own = new QueryClient();
  const tree = (queryClient?: QueryClient) => (
    <QueryClientProvider client={app}>
      <VVChatProvider client={host.client} queryClient={queryClient}>
        <Chat />
      </VVChatProvider>
    </QueryClientProvider>
  );
  const first = await render(tree());
  await expect.element(first.getByRole("status")).toHaveTextContent("success single S1");
  expect(sessionQueryKey(host.client)).toContain("tea");
  expect(app.getQueryData(sessionQueryKey(host.client))).toEqual(session);
  await first.unmount();
  const second = await render(tree(own));
  await expect.element(second.getByRole("status")).toHaveTextContent("success single S1");
  expect(own.getQueryData(sessionQueryKey(host.client))).toEqual(session);
});

test("where it was fetched before anything is drawn, it is there in the first commit", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({ session_id: "S1", session_type: 1 });
  const app = new QueryClient();
  const stop = new QueryObserver(app, sessionQueryOptions(host.client)).subscribe(() => {});
  await expect.poll(() => app.getQueryData(sessionQueryKey(host.client))).toMatchObject({ sessionId: "S1" });
  stop();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={app}>
      <host.wrapper>{children}</host.wrapper>
    </QueryClientProvider>
  );
  const screen = await render(<Chat />, { wrapper });
  expect(screen.getByRole("status").element().textContent).toBe("success single S1");
  expect(host.calls).toHaveLength(1);
});

test("server markup is pending, and hydration agrees with it", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({ session_id: "S1", session_type: 1 });
  const app = (
    <host.wrapper>
      <Chat />
    </host.wrapper>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(app);
  expect(container.textContent).toBe("pending undefined");
  expect(host.calls).toHaveLength(0);
  document.body.append(container);
  const recovered = vi.fn();
  const root = hydrateRoot(container, app, { onRecoverableError: recovered });
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  await expect.element(container.querySelector("output")).toHaveTextContent("success single S1");
  expect(recovered).not.toHaveBeenCalled();
});

test("unmounting leaves no listener", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({});
  let listeners = 0;
  const client = {
    ...host.client,
    subscribe(listener: () => void) {
      listeners += 1;
      const stop = host.client.subscribe(listener);
      return () => {
        listeners -= 1;
        stop();
      };
    },
  };
  const screen = await render(
    <VVChatProvider client={client}>
      <Chat />
    </VVChatProvider>,
  );
  await expect.element(screen.getByRole("status")).toHaveTextContent("success null");
  expect(listeners).toBe(1);
  await screen.unmount();
  expect(listeners).toBe(0);
});

test("a missing provider is an error that shows how to mount one", () => {
  expect(() => renderToString(<Chat />)).toThrow(/useSession\(\)[\s\S]*<VVChatProvider client=\{client\}>/);
});

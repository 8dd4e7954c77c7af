import { Profiler, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type Bridge, type BridgeListener, createVVChatClient, useVVChat, VVChatProvider } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

function Status() {
  const { status, host, error, supports } = useVVChat();
  return <output>{[status, host, error?.code, supports("auth"), supports("scan")].join(" ")}</output>;
}

/** A host that comes up, or breaks, when the test says so. */
function manualBridge() {
  let listener: BridgeListener | undefined;
  const connects = vi.fn();
  const bridge: Bridge = {
    name: "manual",
    detect: () => "maybe",
    connect(to) {
      listener = to;
      connects();
    },
    supports: () => "yes",
    send() {
      throw new Error("not in this test");
    },
  };
  return { bridge, connects, up: () => listener?.up(), fail: (error: unknown) => listener?.failed(error) };
}

test("a host that is up is ready in the first commit", async () => {
  const host = createFakeHost();
  const commits = vi.fn();
  const screen = await render(
    <Profiler id="status" onRender={commits}>
      <Status />
    </Profiler>,
    { wrapper: host.wrapper },
  );
  await expect.element(screen.getByRole("status")).toHaveTextContent("ready webview yes unknown");
  expect(commits).toHaveBeenCalledTimes(1);
});

test("on a plain page there is no host, and that is a state", async () => {
  const host = createFakeHost({ available: false });
  const screen = await render(<Status />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("unavailable no no");
});

test("connecting is known as such, and a host that comes late is taken up", async () => {
  const { bridge, up } = manualBridge();
  const client = createVVChatClient({ appId: "a", bridges: [bridge], timeouts: { connect: 60 } });
  const screen = await render(
    <VVChatProvider client={client}>
      <Status />
    </VVChatProvider>,
  );
  await expect.element(screen.getByRole("status")).toHaveTextContent("connecting unknown unknown");
  await expect.element(screen.getByRole("status")).toHaveTextContent("unavailable no no");
  up();
  await expect.element(screen.getByRole("status")).toHaveTextContent("ready manual yes yes");
});

test("a bridge that breaks says why, and retry tries again", async () => {
  const { bridge, connects, up, fail } = manualBridge();
  const client = createVVChatClient({ appId: "a", bridges: [bridge] });
  function Retry() {
    return <button onClick={useVVChat().retry}>Retry</button>;
  }
  const screen = await render(
    <VVChatProvider client={client}>
      <Status />
      <Retry />
    </VVChatProvider>,
  );
  fail(new Error("404"));
  await expect.element(screen.getByRole("status")).toHaveTextContent("unavailable unavailable no no");
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("connecting unknown unknown");
  up();
  await expect.element(screen.getByRole("status")).toHaveTextContent("ready manual yes yes");
  expect(connects).toHaveBeenCalledTimes(2);
});

test("one handshake, however many providers and StrictMode passes", async () => {
  const { bridge, connects } = manualBridge();
  const client = createVVChatClient({ appId: "a", bridges: [bridge] });
  await render(
    <StrictMode>
      {[1, 2, 3].map((key) => (
        <VVChatProvider key={key} client={client}>
          <Status />
        </VVChatProvider>
      ))}
    </StrictMode>,
  );
  expect(connects).toHaveBeenCalledTimes(1);
});

test("server markup says connecting, hydration agrees with it, and then the truth is shown", async () => {
  const host = createFakeHost();
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  const app = (
    <host.wrapper>
      <Status />
    </host.wrapper>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(app);
  expect(container.textContent).toBe("connecting   unknown unknown");
  document.body.append(container);
  const root = hydrateRoot(container, app, {
    onRecoverableError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  await expect.element(container.querySelector("output")).toHaveTextContent("ready webview yes unknown");
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
});

test("a provider may be given a client's options in place of a client", async () => {
  const bridges = [manualBridge().bridge];
  const screen = await render(
    <VVChatProvider appId="a" bridges={bridges}>
      <Status />
    </VVChatProvider>,
  );
  await expect.element(screen.getByRole("status")).toHaveTextContent("connecting");
});

test("a new client takes the old one's place: the hooks follow it", async () => {
  const first = createFakeHost({ available: false });
  const second = createFakeHost();
  const app = (client: typeof first.client) => (
    <VVChatProvider client={client}>
      <Status />
    </VVChatProvider>
  );
  const screen = await render(app(first.client));
  await expect.element(screen.getByRole("status")).toHaveTextContent("unavailable");
  await screen.rerender(app(second.client));
  await expect.element(screen.getByRole("status")).toHaveTextContent("ready webview");
});

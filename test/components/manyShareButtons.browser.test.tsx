import { Profiler, StrictMode, memo } from "react";
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type Bridge, type BridgeListener, createVVChatClient, ShareButton, VVChatProvider } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { absent } from "./absentBridge.js";

const numbers = Array.from({ length: 1000 }, (_, number) => number);

/** Counts each button's commits. */
function watched() {
  const commits = new Map<string, number>();
  const One = memo(({ id }: { id: string }) => (
    <Profiler
      id={id}
      onRender={() => {
        commits.set(id, (commits.get(id) ?? 0) + 1);
      }}
    >
      <ShareButton title={id} />
    </Profiler>
  ));
  One.displayName = "One";
  const all = numbers.map((number) => <One key={number} id={`b${String(number)}`} />);
  return { commits, all };
}

const phases = () => [...document.querySelectorAll<HTMLElement>(".vv-control")].map(({ dataset }) => dataset.phase);
const hosts = () =>
  new Set([...document.querySelectorAll<HTMLElement>(".vv-control")].map(({ dataset }) => dataset.host));

test("of a thousand buttons, a click renders the one that was clicked: twice", async () => {
  const host = createFakeHost();
  host.on("share").late({ code: 200 }, 30);
  const { commits, all } = watched();
  await render(all, { wrapper: host.wrapper });
  expect([...new Set(commits.values())]).toEqual([1]);
  commits.clear();
  document.querySelectorAll<HTMLElement>(".vv-button")[500]?.click();
  await vi.waitFor(() => {
    expect(phases()[500]).toBe("handedOff");
  });
  expect(phases().filter((phase) => phase === "idle")).toHaveLength(999);
  expect([...commits]).toEqual([["b500", 2]]);
});

test("a host that comes up renders none of them, and all carry its name; the page listens once", async () => {
  let host: BridgeListener | undefined;
  const bridge: Bridge = {
    ...absent,
    connect: (to) => {
      host = to;
    },
  };
  const client = createVVChatClient({ appId: "a", bridges: [bridge] });
  let listeners = 0;
  const counting = {
    ...client,
    subscribe(listener: () => void) {
      listeners += 1;
      const stop = client.subscribe(listener);
      return () => {
        listeners -= 1;
        stop();
      };
    },
  };
  const { commits, all } = watched();
  const screen = await render(<VVChatProvider client={counting}>{all}</VVChatProvider>);
  commits.clear();
  expect(hosts()).toEqual(new Set(["none"]));
  expect(listeners).toBe(1);
  host?.up();
  await vi.waitFor(() => {
    expect(hosts()).toEqual(new Set(["absent"]));
  });
  // The attribute is written at once; React would render a moment later.
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(commits.size).toBe(0);
  // Some go, the rest still listen. None leaves anything behind.
  await screen.rerender(<VVChatProvider client={counting}>{all.slice(0, 3)}</VVChatProvider>);
  expect(listeners).toBe(1);
  await screen.unmount();
  expect(listeners).toBe(0);
});

test("where no host comes up, each is told once, in StrictMode too", async () => {
  const client = createVVChatClient({ appId: "a", bridges: [absent], timeouts: { connect: 50 } });
  const { commits, all } = watched();
  const screen = await render(
    <StrictMode>
      <VVChatProvider client={client}>{all}</VVChatProvider>
    </StrictMode>,
  );
  commits.clear();
  await vi.waitFor(() => {
    expect(new Set(phases())).toEqual(new Set(["unavailable"]));
  });
  expect([...new Set(commits.values())]).toEqual([1]);
  await screen.unmount();
});

import { type ComponentType, type JSX, useEffect, useLayoutEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { VVChatProvider, createVVChatClient, jssdkBridge, useVVChat } from "vvchat-react";
import { HostProvider, useReady } from "./handWritten.js";

/** Where the bench serves a script of the vendor's kind. */
const src = "/vvchat.js";
const injecting = createVVChatClient({ appId: "bench", bridges: [jssdkBridge({ src })] });

interface StatusProps {
  onCommit: (ready: boolean) => void;
}

function Status({ ready, onCommit }: StatusProps & { ready: boolean }): JSX.Element {
  useLayoutEffect(() => {
    onCommit(ready);
  });
  return <output>{ready ? "ready" : "connecting"}</output>;
}

function HandWritten({ onCommit }: StatusProps): JSX.Element {
  return <Status ready={useReady()} onCommit={onCommit} />;
}

function HandInjected({ onCommit }: StatusProps): JSX.Element {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = () => {
      setReady(true);
    };
    document.head.append(script);
  }, []);
  return <Status ready={ready} onCommit={onCommit} />;
}

function Kit({ onCommit }: StatusProps): JSX.Element {
  return <Status ready={useVVChat().status === "ready"} onCommit={onCommit} />;
}

/** The host is up before the page's script runs; of the injected ones, all but the vendor's script. */
const starts = {
  "hand-written": ({ onCommit }) => (
    <HostProvider>
      <HandWritten onCommit={onCommit} />
    </HostProvider>
  ),
  kit: ({ onCommit }) => (
    <VVChatProvider appId="bench">
      <Kit onCommit={onCommit} />
    </VVChatProvider>
  ),
  "hand-written, injected": HandInjected,
  "kit, injected": ({ onCommit }) => (
    <VVChatProvider client={injecting}>
      <Kit onCommit={onCommit} />
    </VVChatProvider>
  ),
} satisfies Record<string, ComponentType<StatusProps>>;

export type StartName = keyof typeof starts;

/** How many commits it takes until one shows that the host is up, and how many ms after a script has loaded, if one has. */
export function countStart(name: StartName): Promise<{ commits: number; lag: number }> {
  const Start = starts[name];
  return new Promise((resolve) => {
    let commits = 0;
    let loaded = NaN;
    // On its way down, so before anybody else hears of it.
    document.addEventListener("load", () => (loaded = performance.now()), true);
    const onCommit = (ready: boolean) => {
      commits += 1;
      if (ready) resolve({ commits, lag: performance.now() - loaded });
    };
    createRoot(document.body.appendChild(document.createElement("div"))).render(<Start onCommit={onCommit} />);
  });
}

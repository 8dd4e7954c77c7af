import type { Decorator } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import {
  type Bridge,
  createVVChatClient,
  type KeptStorage,
  type Timeouts,
  type VVChatApi,
  VVChatProvider,
} from "vvchat-react";
import { createFakeHost, type FakeHost } from "vvchat-react/testing";

/** What a story says of its host, as `parameters.host`. */
export interface StoryHost {
  /** Scripts the fake host's answers. */
  script?: (host: FakeHost) => void;
  /** `false`: there is no host. */
  available?: boolean;
  timeouts?: Timeouts;
  /** A bridge in place of the fake host, for what a web view cannot do. */
  bridge?: () => Bridge;
  /** The merchant's server. */
  api?: VVChatApi;
}

/** A story's own: nothing is kept from one to the next. */
function storyStorage(): KeptStorage {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

function StoryProvider({ host, locale, children }: { host: StoryHost; locale: string; children: ReactNode }) {
  const [client] = useState(() => {
    const storage = storyStorage();
    const { script, available = true, timeouts = {}, bridge, api = {} } = host;
    if (bridge) return createVVChatClient({ appId: "story", bridges: [bridge()], timeouts, api, storage });
    const fake = createFakeHost({ available, timeouts, api, storage });
    script?.(fake);
    return fake.client;
  });
  return (
    <VVChatProvider client={client} locale={locale}>
      {children}
    </VVChatProvider>
  );
}

/** Puts each story above a host of its own, so that a story always begins at the beginning. */
export const withHost: Decorator = (story, { parameters, globals, id }) => {
  const host = parameters["host"] as StoryHost | undefined;
  const locale = String(globals["locale"] ?? "zh-CN");
  return (
    <StoryProvider key={id + locale} host={host ?? {}} locale={locale}>
      <div style={{ width: "min(328px, calc(100vw - 32px))" }}>{story()}</div>
    </StoryProvider>
  );
};

const nothing: Bridge = {
  name: "story",
  detect: () => "maybe",
  connect: () => {},
  supports: () => "yes",
  send: () => {},
};

/** A host that never shows itself: connecting. */
export const neverUp = (): Bridge => nothing;

/** A bridge whose script did not load. */
export const brokenBridge = (error: unknown) => (): Bridge => ({
  ...nothing,
  connect: (listener) => {
    listener.failed(error);
  },
});

/** An older app, which lacks some methods. */
export const olderApp =
  (...missing: string[]) =>
  (): Bridge => ({
    ...nothing,
    detect: () => "yes",
    connect: (listener) => {
      listener.up();
    },
    supports: (method) => (missing.includes(method) ? "no" : "yes"),
  });

import type { ReactNode } from "react";
import {
  createVVChatClient,
  deepLinkBridge,
  type DeepLinkBridgeOptions,
  type VVChatApi,
  VVChatProvider,
} from "../../src/index.js";
import { userAgents } from "../native/userAgents.js";
import { memoryStorage } from "./shopServer.js";

interface PhoneOptions extends Pick<DeepLinkBridgeOptions, "downloadUrl"> {
  userAgent?: string;
  /** Opened from the home screen. */
  standalone?: boolean;
  locale?: string;
  api?: VVChatApi;
  storage?: ReturnType<typeof memoryStorage>;
}

/** This page in a phone's browser: its address and its storage are this page's, and the links that it opens go nowhere. */
export function createPhone({
  userAgent = userAgents.androidChrome,
  standalone = false,
  locale = "en",
  downloadUrl,
  api = {},
  storage = memoryStorage(),
}: PhoneOptions = {}) {
  /** The links that were opened. */
  const opened: string[] = [];
  const shown: { visibilityState: DocumentVisibilityState } = { visibilityState: "visible" };
  const document = Object.assign(new EventTarget(), shown);
  const address = {
    get href() {
      return location.href;
    },
    set href(link) {
      opened.push(link);
    },
    protocol: location.protocol,
    origin: location.origin,
  };
  const window = {
    location: address,
    document,
    navigator: { userAgent, maxTouchPoints: 5, standalone },
    top: { location: address },
  };
  const turn = (visibilityState: DocumentVisibilityState) => () => {
    document.visibilityState = visibilityState;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  const client = createVVChatClient({
    appId: "app",
    bridges: [deepLinkBridge({ window, downloadUrl })],
    api,
    storage,
  });
  return {
    opened,
    storage,
    client,
    /** VVChat covers the page. */
    hide: turn("hidden"),
    show: turn("visible"),
    wrapper: ({ children }: { children: ReactNode }) => (
      <VVChatProvider client={client} locale={locale}>
        {children}
      </VVChatProvider>
    ),
  };
}

/** The only control on the page. */
export function control(): HTMLElement {
  const element = document.querySelector<HTMLElement>(".vv-control");
  if (!element) throw new Error("There is no control on the page");
  return element;
}

/** Clicks the control's button in this very task. */
export function tap(): void {
  const button = document.querySelector<HTMLElement>(".vv-control button");
  if (!button) throw new Error("There is no button on the page");
  button.click();
}

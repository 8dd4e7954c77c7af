// A phone, as a page in its browser sees it: tabs that share a storage, and an app that is opened by links and opens
// pages with its answers. The globals are those of the tab that was entered last.
import { vi } from "vitest";
import type { Bridge } from "../../src/bridges/bridge.js";
import { type DeepLinkBridgeOptions, type DeepLinkWindow, deepLinkBridge } from "../../src/bridges/deepLink.js";
import { type VVChatClient, type VVChatClientOptions, createVVChatClient } from "../../src/client/createClient.js";

export const androidBrowser =
  "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36";

/** How a host writes its answer behind a redirect URI. */
export type AnswerStyle = "proper" | "glued" | "unencoded" | "appended";

/** A link as the app reads it: by the platform's own parser. */
export function paramsOf(link: string): Record<string, string> {
  return Object.fromEntries(new URL(link).searchParams);
}

/** Where a host goes with its answer. */
export function answerUrl(redirectUri: string, answer: Record<string, string>, style: AnswerStyle = "proper"): string {
  const encode = style === "unencoded" ? String : encodeURIComponent;
  const query = Object.entries(answer)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join("&");
  if (style === "glued") return `${redirectUri}?${query}`;
  // One that does not know of hashes.
  const [page = "", ...hash] = style === "appended" ? [redirectUri] : redirectUri.split("#");
  return [`${page}${page.includes("?") ? "&" : "?"}${query}`, ...hash].join("#");
}

/** One load of a page in a tab. */
export interface Tab {
  readonly window: DeepLinkWindow;
  readonly client: VVChatClient;
  /** Makes its globals everybody's. */
  enter: () => void;
  /** What the address bar shows. */
  readonly url: string;
  hide: () => void;
  show: () => void;
  /** The page is gone: nothing of it does anything any more. */
  kill: () => void;
  readonly alive: boolean;
}

/**
 * @param client - what every page makes its client with
 * @param bridge - its deep links' options
 * @param bridges - of every page, in place of its deep links
 */
export function createPhone({
  userAgent = androidBrowser,
  client: options = {},
  bridge = {},
  bridges = (window) => [deepLinkBridge({ window, ...bridge })],
}: {
  userAgent?: string;
  client?: Partial<VVChatClientOptions>;
  bridge?: DeepLinkBridgeOptions;
  bridges?: (window: DeepLinkWindow & { readonly document: EventTarget } & EventTarget) => Bridge[];
} = {}) {
  const items = new Map<string, string>();
  const phone = {
    items,
    /** The app's links that were opened, oldest first. */
    opened: [] as string[],
    storageFails: false,
    get last(): string {
      return phone.opened.at(-1) ?? "";
    },
    /** @param own - what this page alone makes its client with */
    open(url: string, own: Partial<VVChatClientOptions> = {}): Tab {
      let address = new URL(url).href;
      let alive = true;
      const shown: { visibilityState: DocumentVisibilityState } = { visibilityState: "visible" };
      const document = Object.assign(new EventTarget(), { ...shown, readyState: "complete" });
      // What is left of a page that is gone writes where nobody looks.
      const nowhere = new Map<string, string>();
      const kept = () => {
        if (phone.storageFails) throw new Error("The storage is full");
        return alive ? items : nowhere;
      };
      const location = {
        get href() {
          return address;
        },
        set href(next: string) {
          if (alive) phone.opened.push(next);
        },
        get origin() {
          return new URL(address).origin;
        },
        get protocol() {
          return new URL(address).protocol;
        },
      };
      const window = Object.assign(new EventTarget(), {
        document,
        location,
        navigator: { userAgent, maxTouchPoints: 5 },
        top: { location },
        history: {
          replaceState(_state: unknown, _unused: string, next: string) {
            address = new URL(next, address).href;
          },
        },
        localStorage: {
          getItem: (name: string) => kept().get(name) ?? null,
          setItem: (name: string, value: string) => void kept().set(name, value),
          removeItem: (name: string) => void kept().delete(name),
        },
      });
      const enter = () => {
        for (const name of ["document", "location", "navigator", "history", "localStorage"] as const)
          vi.stubGlobal(name, window[name]);
        vi.stubGlobal("window", window);
      };
      const turn = (visibilityState: DocumentVisibilityState) => () => {
        if (!alive || document.visibilityState === visibilityState) return;
        enter();
        document.visibilityState = visibilityState;
        document.dispatchEvent(new Event("visibilitychange"));
      };
      enter();
      const client = createVVChatClient({
        appId: "app",
        // Its own, also when another page's timer runs.
        storage: window.localStorage,
        bridges: bridges(window),
        ...options,
        ...own,
      });
      return {
        window,
        client,
        enter,
        get url() {
          return address;
        },
        hide: turn("hidden"),
        show: turn("visible"),
        kill() {
          alive = false;
        },
        get alive() {
          return alive;
        },
      };
    },
  };
  return phone;
}

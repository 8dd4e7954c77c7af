// A page in WeChat, with what the app puts there: the bridge under the page script, which answers as a test says.
import { vi } from "vitest";
import type { VVChatApi } from "../../src/api/VVChatApi.js";
import { deepLinkBridge } from "../../src/bridges/deepLink.js";
import type { VVChatClientOptions } from "../../src/client/createClient.js";
import { type WeChatBridgeOptions, weChatBridge } from "../../src/wechat/index.js";
import { type Tab, createPhone } from "../returns/phone.js";

export const userAgents = {
  android:
    "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600 WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64",
  ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN",
  weCom:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/4.1.22 MicroMessenger/7.0.1 Language/zh",
};

/** What the page asked of the app. */
export interface Invoked {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Answers it, as often as a test likes. */
  readonly answer: (raw: unknown) => void;
}

/** How the app answers a function: a raw reply, or by hand where it is `undefined`. */
export type Script = Readonly<Record<string, (times: number, params: Invoked["params"]) => unknown>>;

/** WeChat's native side. What `script` leaves out is answered `name:ok`. */
export function createNative(script: Script = {}) {
  const invoked: Invoked[] = [];
  const listeners = new Map<string, (raw: unknown) => void>();
  return {
    invoked,
    named: (name: string) => invoked.filter((one) => one.name === name),
    fire: (event: string, raw: unknown) => listeners.get(event)?.(raw),
    bridge: {
      invoke(name: string, params: Invoked["params"], answer: (raw: unknown) => void) {
        invoked.push({ name, params, answer });
        const raw = name in script ? script[name]?.(invoked.filter((one) => one.name === name).length, params) : {};
        if (raw === undefined) return;
        queueMicrotask(() => {
          answer(name in script ? raw : { err_msg: `${name}:ok` });
        });
      },
      on(event: string, listener: (raw: unknown) => void) {
        listeners.set(event, listener);
      },
    },
  };
}

/** What signs, and which addresses it was asked for. */
export function createSigner() {
  const urls: string[] = [];
  const weChatSignature: NonNullable<VVChatApi["weChatSignature"]> = ({ url }) => {
    urls.push(url);
    return Promise.resolve({
      appId: "wx1",
      timestamp: 1_414_587_457,
      nonceStr: `n${String(urls.length)}`,
      signature: `s${String(urls.length)}`,
    });
  };
  return { urls, api: { weChatSignature } };
}

export interface WeChatScene {
  /** Of whose phone. */
  readonly userAgent?: string;
  readonly script?: Script;
  /** Whether the bridge is there when the page's scripts run. Default `true`. */
  readonly ready?: boolean;
  readonly bridge?: Partial<WeChatBridgeOptions>;
  readonly client?: Partial<VVChatClientOptions>;
  readonly wx?: unknown;
  readonly miniProgram?: boolean;
}

export const landing = "https://shop.example/tea?a=1#top";

/** A phone whose pages are open in WeChat, and its first page. */
export function inWeChat(scene: WeChatScene = {}) {
  const { userAgent = userAgents.android, ready = true, bridge: options, client: own, wx, miniProgram } = scene;
  const native = createNative(scene.script);
  const signer = createSigner();
  const pages: (EventTarget & { WeixinJSBridge?: typeof native.bridge; document: EventTarget })[] = [];
  const phone = createPhone({
    userAgent,
    client: { api: signer.api, ...own },
    bridges: (window) => {
      const page = Object.assign(window, {
        ...(ready && { WeixinJSBridge: native.bridge }),
        ...(wx !== undefined && { wx }),
        ...(miniProgram && { ["__wxjs_environment"]: "miniprogram" }),
      });
      pages.push(page);
      return [weChatBridge({ appId: "wx1", window: page, ...options }), deepLinkBridge({ window })];
    },
  });
  const open = (url: string): Tab => phone.open(url);
  const tab = open(landing);
  return {
    phone,
    native,
    signer,
    open,
    tab,
    client: tab.client,
    /** The app puts its bridge on the page. */
    arrive: () => {
      for (const page of pages) {
        page.WeixinJSBridge = native.bridge;
        page.document.dispatchEvent(new Event("WeixinJSBridgeReady"));
      }
    },
    /** The router goes elsewhere. */
    navigate: (url: string) => {
      tab.enter();
      history.replaceState(null, "", url);
    },
    /** The page comes back from the browser's memory. */
    restore: () => {
      pages[0]?.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    },
  };
}

export const soon = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

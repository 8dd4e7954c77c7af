// This page, open in WeChat: its address and its storage are this page's; WeChat's bridge answers as a test says.
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { type ReactElement, StrictMode } from "react";
import { render } from "vitest-browser-react";
import { createVVChatClient, type VVChatApi, VVChatProvider, webViewBridge } from "../../src/index.js";
import { type WeChatBridgeOptions, type WeChatWindow, weChatBridge } from "../../src/wechat/index.js";
import { createNative, createSigner, type Script, userAgents } from "./inWeChat.js";

const home = location.href;

/** Puts the page back to where the tests are served. */
export function goHome(): void {
  history.replaceState(null, "", home);
  localStorage.clear();
}

interface WeChatPageOptions {
  readonly script?: Script;
  readonly api?: VVChatApi;
  readonly bridge?: Partial<WeChatBridgeOptions>;
  readonly locale?: string;
}

export function createWeChatPage({ script, api, bridge, locale = "en" }: WeChatPageOptions = {}) {
  const native = createNative(script);
  const signer = createSigner();
  /** Where the page went. */
  const left: string[] = [];
  const page = new EventTarget();
  const window: WeChatWindow = Object.assign(page, {
    navigator: { userAgent: userAgents.android },
    location: {
      get href() {
        return location.href;
      },
      set href(url: string) {
        left.push(url);
      },
      origin: location.origin,
    },
    document,
    ["WeixinJSBridge"]: native.bridge,
  });
  const create = () =>
    createVVChatClient({
      appId: "app",
      bridges: [webViewBridge(), weChatBridge({ appId: "wx1", window, ...bridge })],
      api: { ...signer.api, ...api },
    });
  return {
    native,
    left,
    create,
    /** A load of the page, as the app's entry makes it. */
    load: (app: ReactElement, queryClient?: QueryClient) => {
      const tree = (
        <StrictMode>
          <VVChatProvider client={create()} locale={locale}>
            {app}
          </VVChatProvider>
        </StrictMode>
      );
      return render(queryClient ? <QueryClientProvider client={queryClient}>{tree}</QueryClientProvider> : tree);
    },
    /** WeChat opens the redirect URI that it was given last. */
    comeBack: (answer: (state: string) => string) => {
      const { searchParams } = new URL(left.at(-1) ?? "");
      const url = `${searchParams.get("redirect_uri") ?? ""}${answer(searchParams.get("state") ?? "")}`;
      history.replaceState(null, "", `${url}#wechat_redirect`);
    },
  };
}

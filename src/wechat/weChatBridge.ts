import type { Bridge, BridgeListener, Support, WireParams } from "../bridges/bridge.js";
import { readReply } from "../bridges/reply.js";
import { requireText } from "../errors/requireText.js";
import { createReturns } from "../returns/createReturns.js";
import { type WeChatScope, authorize } from "./authorize.js";
import { pay } from "./pay.js";
import { createPermission } from "./permission.js";
import { readWeChatEvent, readWeChatReply, refusal } from "./reply.js";
import { configureScript } from "./script.js";
import { createShare } from "./share.js";
import {
  type WeChatCall,
  type WeChatWindow,
  type WeixinJSBridge,
  isMiniProgram,
  isWeChat,
  withBridge,
} from "./window.js";
import { wireName } from "./wireNames.js";
import { weChatWords } from "./words.js";

/** Options of {@link weChatBridge}. */
export interface WeChatBridgeOptions {
  /** The official account's app id, `wx…`. */
  appId: string;
  /**
   * What a sign-in asks for that asks for `snsapi_userinfo`, as sign-ins do by themselves: `"snsapi_base"` is silent and
   * tells the open id alone. Default `"snsapi_userinfo"`: ask on a tap.
   */
  scope?: WeChatScope | undefined;
  /**
   * Where WeChat's page script is to be had, e.g. `"https://res.wx.qq.com/open/js/jweixin-1.6.0.js"`, if your page uses
   * `wx` itself. Default: it is not loaded, for the kit needs none; a `wx` that the page brings is told the signature too.
   */
  sdkUrl?: string | undefined;
  /** Default: the page's own window; tests pass another. */
  window?: WeChatWindow | undefined;
}

/** VVChat's alone. */
const elsewhere = /^(getSession|selectSession|openSessionView)$/;

/**
 * The way to WeChat, for pages that are opened there too. Signs in by web authorization, pays by WeChat Pay, prepares what
 * WeChat's menu shares, and calls any other function of WeChat's JS-SDK with the permission that it needs. Make it at module
 * level, one for each client: it notes the address that the page was opened with. Outside WeChat it does nothing.
 *
 * The client's `api` signs and exchanges: `docs/wechat-server.md`. Source: WeChat web authorization and JS-SDK documents.
 *
 * @throws VVChatError `invalid` without an `appId`
 * @example
 * const client = createVVChatClient({
 *   appId: "qyx…",
 *   api: "/api/vvchat",
 *   bridges: [webViewBridge(), weChatBridge({ appId: "wx…" }), deepLinkBridge()],
 * });
 */
export function weChatBridge({ appId, scope, sdkUrl, window: given }: WeChatBridgeOptions): Bridge {
  requireText(appId, "appId");
  const page = (): WeChatWindow => given ?? window;
  const here: WeChatWindow | undefined = given ?? (typeof document === "undefined" ? undefined : window);
  const landing = here?.location.href.split("#", 1)[0] ?? "";
  let api: BridgeListener["api"];
  const permission = createPermission({
    appId,
    page,
    landing,
    api: () => api,
    granted(signature, apis) {
      configureScript(page(), sdkUrl, landing, signature, apis);
    },
  });

  function invoke(name: string, params: WireParams, call: WeChatCall): void {
    const wire = wireName(name);
    const isEvent = /^on[A-Z]/.test(name);
    const told = (raw: unknown) => {
      call.answer(isEvent ? readWeChatEvent(raw) : readWeChatReply(raw));
    };
    void permission.ask(wire).then((leave) => {
      if ("refused" in leave) {
        call.answer(leave.refused);
        return;
      }
      const run = (bridge: WeixinJSBridge) => {
        if (isEvent) bridge.on(wire, told);
        else bridge.invoke(wire, { ...params, ...leave.verified }, told);
      };
      withBridge(page(), run, call);
    });
  }

  const share = createShare(invoke);

  function supports(method: string): Support {
    // Whom a mini program shows the page pays and shares there.
    if (elsewhere.test(method) || (/^(pay|share)$/.test(method) && isMiniProgram(page()))) return "no";
    return /^(auth|pay|share)$/.test(method) ? "yes" : "unknown";
  }

  return {
    name: "wechat",
    leaves: (method) => method === "auth",
    returns: createReturns,
    words: weChatWords,
    // What is shared is only prepared.
    quiet: (method) => method === "share",
    // WeChat says no `err_code`. Without a code, or with this one, the person has refused.
    readReturn: ({ code, state }) =>
      !code || code === "authdeny"
        ? refusal("denied", "no_code", "Back without a code")
        : readReply({ code, state, host: "wechat" }),
    detect: () => (isWeChat(page()) ? "yes" : "no"),
    connect(listener) {
      api = listener.api;
      if (isWeChat(page())) listener.up();
    },
    supports,
    remedy(method) {
      if (!isWeChat(page()) || supports(method) !== "no") return undefined;
      return method === "openSessionView" ? "browser" : "vvchat";
    },
    send(method, params, answer, depart, over = () => false) {
      const call = { answer, over };
      if (method === "auth") authorize(page(), { appId, scope }, params, depart, answer);
      else if (method === "pay") pay(page(), params, call);
      else if (method === "share") share(page().location.origin, params, call);
      else invoke(method, params, call);
    },
  };
}

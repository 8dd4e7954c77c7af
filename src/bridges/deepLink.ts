import { invalid } from "../errors/invalid.js";
import type { Bridge, Depart, HostAnswer, WireParams } from "./bridge.js";
import { createReturns } from "../returns/createReturns.js";
import { type PlaceWindow, placeOf } from "./userAgent.js";

/** A window, as far as deep links concern it. */
export interface DeepLinkWindow extends PlaceWindow {
  readonly location: PlaceWindow["location"] & { href: string };
  readonly document: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
}

/** Options of {@link deepLinkBridge}. */
export interface DeepLinkBridgeOptions {
  /** Of the app's links. Default `"qyx"`. */
  scheme?: string | undefined;
  /**
   * Where VVChat comes back to: an address of this page's origin, for what is noted of a call is kept there. Default: the
   * page itself, as it is when the call is made.
   */
  redirectUri?: string | undefined;
  /** Where VVChat is to be had, `http` or `https`: offered to a person for whom it did not open. Default: nothing is. */
  downloadUrl?: string | undefined;
  /** Default: the page's own window; tests pass another. */
  window?: DeepLinkWindow;
}

/** How long a page that stays in view is taken to wait for the app, in ms. */
const opensWithin = 2500;

/** How long a browser may ask the person whether to open it after all, in ms. */
const opensYetWithin = 60_000;

/** How long a page that is back in view waits for the app to open it anew, in ms. */
const returnsWithin = 1000;

/** By method: the path of its link, and the parameters in the documents' order. */
const links: ReadonlyMap<string, readonly [path: string, names: string]> = /* #__PURE__ */ new Map([
  ["auth", ["thirdlogin", "app_id scope state redirect_uri"]],
  ["pay", ["qpay", "imprest_code app_id redirect_uri"]],
  ["share", ["share", "app_id share_title sub_title share_data_url share_url thumb_url redirect_uri"]],
  ["openSessionView", ["openSessionView", "open_id"]],
]);

const opened: HostAnswer = { kind: "success", reply: {}, raw: undefined };

/** As a URL's value: no `+` for a space, which the app keeps. Half a character, which no URL can carry, becomes U+FFFD. */
function encode(value: unknown): string {
  return encodeURIComponent(String(value).replace(/\p{Surrogate}/gu, "\ufffd"));
}

/**
 * An address as a browser writes it.
 *
 * @throws VVChatError `invalid` for what is none of the web, or not of this `origin`
 */
function checkUrl(value: string | undefined, field: string, origin?: string): string | undefined {
  if (value === undefined) return undefined;
  try {
    const url = new URL(value);
    if (url.protocol.startsWith("http") && (origin ?? url.origin) === url.origin) return url.href;
  } catch {
    // It is none.
  }
  throw invalid(field, `must be an http or https URL of ${origin ?? "any origin"}`);
}

/**
 * The way to VVChat from a phone's browser: opens the app by a link, and comes back through the redirect URI. Call it in
 * a tap: the link is opened in the tap's own task. No page can know whether the app is there, so one that stays in view
 * for 2.5 s is told `not_opened`, as a guess; one that was left and is back without an answer ends as `left`.
 *
 * For `auth`, `pay`, `share` and `openSessionView`; `getSession` and `selectSession` have no link. On a desktop, in another
 * app's browser (WeChat's blocks such links) and in a frame of another origin it is not there, and `explain()` says where
 * the page would work. Source: VVChat deep links, `qyx://thirdlogin`, `qyx://qpay`, `qyx://share`, `qyx://openSessionView`.
 *
 * @throws VVChatError `invalid` for an option that cannot work
 * @example
 * const client = createVVChatClient({
 *   appId: "qyx…",
 *   bridges: [webViewBridge(), deepLinkBridge({ downloadUrl: "https://example.com/vvchat" })],
 * });
 */
export function deepLinkBridge(options: DeepLinkBridgeOptions = {}): Bridge {
  const { scheme = "qyx" } = options;
  const scope = () => options.window ?? window;
  if (!/^(?!javascript|data|vbscript)[a-z][a-z\d+.-]*$/i.test(scheme)) throw invalid("scheme", "must be a URL scheme");
  const downloadUrl = checkUrl(options.downloadUrl, "downloadUrl");
  // A server knows of no origin.
  const here = options.window ?? (typeof document === "undefined" ? undefined : window);
  const redirectUri = checkUrl(options.redirectUri, "redirectUri", here?.location.origin);

  const place = () => placeOf(scope());
  /** Ends the watch over the link that was opened last. */
  let stop = () => {};

  function open(path: string, names: string, params: WireParams, depart: Depart): void {
    const { location } = scope();
    const query = names.split(" ").flatMap((name) => {
      const value = name === "redirect_uri" ? depart(redirectUri ?? location.href) : params[name];
      return value === undefined ? [] : `${name}=${encode(value)}`;
    });
    location.href = `${scheme}://${path}?${query.join("&")}`;
  }

  /** Tells what becomes of a link that was opened, as far as a page can see it. */
  function watch(comesBack: boolean, answer: (answer: HostAnswer) => void): void {
    stop();
    const { document } = scope();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (ms: number, code: "not_opened" | "left", problem: string) => {
      timer = setTimeout(() => {
        if (code === "left") stop();
        // It may open yet, but not for ever.
        else timer = setTimeout(stop, opensYetWithin);
        answer({ kind: "ended", code, problem });
      }, ms);
    };
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === "visible") end(returnsWithin, "left", "Back without an answer");
      else if (!comesBack) {
        stop();
        answer(opened);
      }
    };
    stop = () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
    document.addEventListener("visibilitychange", look);
    end(opensWithin, "not_opened", "The page stayed in view");
  }

  return {
    name: "deeplink",
    leaves: () => true,
    returns: createReturns,
    downloadUrl,
    detect: () => (/^(phone|home-screen)$/.test(place()) ? "maybe" : "no"),
    connect(listener) {
      const here = place();
      if (/^(phone|home-screen)$/.test(here)) listener.up();
      // For the links that VVChat's own web view takes.
      if (here === "web-view") listener.up(true);
    },
    supports(method) {
      const here = place();
      const fits = here === "web-view" ? method === "openSessionView" : here !== "home-screen" || method !== "auth";
      // Whether the app is installed, only opening it tells.
      return links.has(method) && fits ? "unknown" : "no";
    },
    remedy(method) {
      const here = place();
      if (here === "desktop") return "phone";
      // What is on a home screen has a storage of its own: the browser, which the app returns to, knows of no call.
      const away = here === "home-screen" ? method === "auth" : /^(app|framed)$/.test(here);
      if (away && (!method || links.has(method))) return "browser";
      return "vvchat";
    },
    send(method, params, answer, depart) {
      const [path, names] = links.get(method) ?? ["", ""];
      open(path, names, params, depart);
      // VVChat's own web view stays in view.
      if (place() === "web-view") answer(opened);
      else watch(names.includes("redirect_uri"), answer);
    },
  };
}

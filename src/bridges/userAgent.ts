/** Other apps, whose browsers open no app. UC's own browser has `AliApp(TUnionSDK`. */
const inApp =
  /MicroMessenger| QQ\/|Weibo|Alipay|AliApp\((?!TU)|Lark\/|FBA[NV]\/|Instagram|Twitter| Line\/|aweme|NewsArticle|baidubox/i;

/**
 * Which web view the user agent tells of, if any. A hint, never proof: another app's web view says the same.
 *
 * Android marks its web view with `; wv)`. An iOS web view says AppleWebKit but not `Safari/`; an iPad may call itself
 * a Macintosh. (jsdom and happy-dom also leave `Safari/` out, but are no Apple device.) Apps that are known to be others
 * are none, nor are browsers that look like one.
 */
export function webViewPlatform(userAgent: string): "ios" | "android" | undefined {
  if (inApp.test(userAgent) || /UCBrowser|Quark/.test(userAgent)) return undefined;
  if (userAgent.includes("; wv)")) return "android";
  const apple = /\b(iPhone|iPad|iPod|Macintosh)\b/.test(userAgent) && userAgent.includes("AppleWebKit");
  return apple && !userAgent.includes("Safari/") ? "ios" : undefined;
}

/** What the place of a page is known by. */
export interface PlaceWindow {
  readonly navigator: Pick<Navigator, "userAgent" | "maxTouchPoints"> & {
    /** iOS alone: the page was put on the home screen. */
    readonly standalone?: boolean;
  };
  readonly location: Pick<Location, "href" | "protocol" | "origin">;
  readonly top: { readonly location: { readonly href: string } } | null;
}

/**
 * Where a page is open: in a phone's own browser, on its home screen, in a web view that may be VVChat's, in another app,
 * or on a desktop. `"framed"` is a page inside one of another origin: a host would open it alone, and with another storage.
 */
export type Place = "phone" | "home-screen" | "web-view" | "app" | "framed" | "desktop";

export function placeOf({ navigator, location, top }: PlaceWindow): Place {
  const { userAgent, maxTouchPoints, standalone } = navigator;
  // An iPad may call itself a Macintosh; no Macintosh has a touch screen.
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
  if (!apple && !/Android|HarmonyOS|Mobile/.test(userAgent)) return "desktop";
  if (inApp.test(userAgent)) return "app";
  if (apple && standalone) return "home-screen";
  if (webViewPlatform(userAgent)) return "web-view";
  if (!location.protocol.startsWith("http")) return "desktop";
  try {
    return top?.location.href === undefined ? "framed" : "phone";
  } catch {
    return "framed";
  }
}

const webKit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko)";
const iphone = `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webKit}`;
const mac = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit}`;
const pixel = "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/BP1A.250505.005; wv)";

/** What browsers and web views call themselves. */
export const userAgents = {
  iosWebView: `${iphone} Mobile/15E148`,
  iosSafari: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`,
  iosWeChat: `${iphone} Mobile/15E148 MicroMessenger/8.0.60(0x18003c31) NetType/WIFI Language/zh_CN`,
  /** An iPad that asks for desktop pages, as it does by itself: a Macintosh with fingers. */
  ipadWebView: mac,
  androidWebView: `${pixel} ${blink} Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36`,
  androidChrome: `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/137.0.0.0 Mobile Safari/537.36`,
  androidWeChat: `${pixel} ${blink} Version/4.0 Chrome/134.0.6998.136 Mobile Safari/537.36 XWEB/1340123 MMWEBSDK/20250503 MMWEBID/4171 MicroMessenger/8.0.60.2860(0x28003C55) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
  desktopChrome: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/137.0.0.0 Safari/537.36`,
  desktopSafari: `${mac} Version/18.5 Safari/605.1.15`,
} as const;

const withFingers: readonly string[] = [
  userAgents.iosWebView,
  userAgents.iosSafari,
  userAgents.iosWeChat,
  userAgents.ipadWebView,
  userAgents.androidWebView,
  userAgents.androidChrome,
  userAgents.androidWeChat,
];

/** What went before is put back by the function that this returns. */
function override(name: "userAgent" | "maxTouchPoints", value: string | number): () => void {
  const before = Object.getOwnPropertyDescriptor(navigator, name);
  Object.defineProperty(navigator, name, { configurable: true, get: () => value });
  return () => {
    if (before) Object.defineProperty(navigator, name, before);
    else Reflect.deleteProperty(navigator, name);
  };
}

/**
 * Lets the page's browser call itself something else, with the number of touch points that goes with it.
 *
 * @returns puts back what was there before
 */
export function setUserAgent(userAgent: string): () => void {
  const restoreAgent = override("userAgent", userAgent);
  const restoreTouch = override("maxTouchPoints", withFingers.includes(userAgent) ? 5 : 0);
  return () => {
    restoreTouch();
    restoreAgent();
  };
}

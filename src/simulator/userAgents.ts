import { placeOf } from "../bridges/userAgent.js";
import { override } from "./override.js";
import type { SimulatorSettings } from "./settings.js";

/** Whose phone it is. */
export type SimulatorPlatform = "android" | "ios";

const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const pixel = "AppleWebKit/537.36 (KHTML, like Gecko)";

const userAgents: Readonly<Record<SimulatorSettings["place"], Readonly<Record<SimulatorPlatform, string>>>> = {
  browser: {
    android: `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${pixel} Chrome/129.0.0.0 Mobile Safari/537.36`,
    ios: `${iPhone} Version/17.5 Mobile/15E148 Safari/604.1`,
  },
  "web-view": {
    android: `Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) ${pixel} Version/4.0 Chrome/129.0.0.0 Mobile Safari/537.36`,
    ios: `${iPhone} Mobile/15E148`,
  },
  wechat: {
    android: `Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UD1A.231105.004; wv) ${pixel} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240501 MMWEBID/4711 MicroMessenger/8.0.50.2701(0x28003255) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
    ios: `${iPhone} Mobile/15E148 MicroMessenger/8.0.50(0x18003239) NetType/WIFI Language/zh_CN`,
  },
};

/** The phone that this browser runs on, and Android on a desktop. */
export function ownPlatform(): SimulatorPlatform {
  // An iPad may call itself a Macintosh.
  const apple = /iPhone|iPad|iPod|Macintosh/.test(navigator.userAgent);
  return apple && placeOf(window) !== "desktop" ? "ios" : "android";
}

/**
 * Has the browser say that it is a phone's, or VVChat's or WeChat's web view on one.
 *
 * @returns has it say what it is again
 */
export function playUserAgent(place: SimulatorSettings["place"], platform: SimulatorPlatform): () => void {
  const undo = [
    override(navigator, "userAgent", userAgents[place][platform]),
    override(navigator, "maxTouchPoints", 5),
  ];
  return () => {
    for (const put of undo) put();
  };
}

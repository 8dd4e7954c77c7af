import { placeOf } from "../bridges/userAgent.js";
import { override } from "./override.js";

/** Which phone's browser the page is in. */
export type SimulatorPlatform = "android" | "ios";

const userAgents: Readonly<Record<SimulatorPlatform, string>> = {
  android:
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36",
  ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
};

/**
 * Has the browser say that it is a phone's.
 *
 * @param platform - default: as a phone's says by itself, and Android on a desktop
 * @returns has it say what it is again
 */
export function playPhoneBrowser(platform: SimulatorPlatform | undefined): () => void {
  if (platform === undefined && placeOf(window) !== "desktop") return () => {};
  const undo = [
    override(navigator, "userAgent", userAgents[platform ?? "android"]),
    override(navigator, "maxTouchPoints", 5),
  ];
  return () => {
    for (const put of undo) put();
  };
}

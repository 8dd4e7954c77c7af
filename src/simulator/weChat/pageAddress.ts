import type { SimulatorPlatform } from "../userAgents.js";
import type { SimulatorWeChat } from "./SimulatorWeChat.js";

function withoutFragment(address: string): string {
  return address.split("#", 1)[0] ?? "";
}

/** The address that the page was loaded with, whatever has become of it since. */
function landing(): string {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation?.name ?? location.href;
}

/** The address that the app takes for the page's, without its fragment. */
export function pageAddress(platform: SimulatorPlatform, { signed }: SimulatorWeChat): string {
  const which = signed ?? (platform === "ios" ? "landing" : "current");
  return withoutFragment(which === "landing" ? landing() : location.href);
}

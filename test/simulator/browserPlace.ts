import { onTestFinished, vi } from "vitest";
import type { SimulatorOptions } from "../../src/simulator/index.js";
import { simulate } from "./app.js";

/** Where a page wants VVChat to come back to. */
export const home = "https://shop.example/cart?a=1&b=%20x#/step";

/** What the browser was asked to open, in place of opening it. */
interface Opened {
  how: "push" | "replace" | "reload" | "tab";
  url: string;
}

/** Nothing leaves the page: what would is noted, oldest first. For a page that has its simulator: what that catches goes nowhere. */
export function watchBrowser() {
  const opened: Opened[] = [];
  const see = (event: NavigateEvent) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const { navigationType } = event;
    if (navigationType !== "traverse") opened.push({ how: navigationType, url: event.destination.url });
  };
  const open = vi.spyOn(window, "open").mockImplementation((url, _, features) => {
    opened.push({ how: "tab", url: `${String(url)}${features === "noopener" ? "" : " with its opener"}` });
    return null;
  });
  const states: string[] = [];
  const look = () => states.push(document.visibilityState);
  document.addEventListener("visibilitychange", look);
  window.navigation.addEventListener("navigate", see);
  onTestFinished(() => {
    window.navigation.removeEventListener("navigate", see);
    document.removeEventListener("visibilitychange", look);
    open.mockRestore();
    localStorage.removeItem("vvchat-simulator");
  });
  return { opened, states };
}

/** A simulator in a phone's browser. */
export function simulateBrowser(options: SimulatorOptions = {}) {
  const simulator = simulate({ place: "browser", app: { name: "半日茶" }, ...options });
  return { simulator, ...watchBrowser() };
}

/** A link to VVChat, as a page writes it. */
export function linkTo(path: string, params: Record<string, string>, scheme = "qyx"): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${scheme}://${path}?${query.join("&")}`;
}

export function openLink(path: string, params: Record<string, string> = { redirect_uri: home }, scheme?: string): void {
  location.href = linkTo(path, params, scheme);
}

/** Until VVChat would have come up. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

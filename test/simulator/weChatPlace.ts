import { onTestFinished, vi } from "vitest";
import type { SimulatorOptions, SimulatorPlatform } from "../../src/simulator/index.js";
import { simulate } from "./app.js";
import { settled } from "./browserPlace.js";

export const platforms: readonly SimulatorPlatform[] = ["ios", "android"];

/** What WeChat leaves on a page, as far as pages use it. */
interface PageBridge {
  invoke: (name: string, ...rest: readonly unknown[]) => void;
  on: (event: string, answer: (reply: unknown) => void) => void;
}

export const bridgeNow = () => Reflect.get(window, "WeixinJSBridge") as PageBridge | undefined;

/** The bridge, as a page waits for it. */
export function bridge(): Promise<PageBridge> {
  return new Promise((resolve) => {
    const look = () => {
      const there = bridgeNow();
      if (!there) return;
      document.removeEventListener("WeixinJSBridgeReady", look);
      resolve(there);
    };
    document.addEventListener("WeixinJSBridgeReady", look);
    look();
  });
}

/** Calls one of WeChat's functions, by its wire name. */
export async function invoke(name: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const there = await bridge();
  return new Promise((resolve) => {
    there.invoke(name, params, resolve);
  });
}

export const appId = "wx0123456789abcdef";

/** A signature that could be one. */
export const signature = {
  verifyAppId: appId,
  verifySignType: "sha1",
  verifyTimestamp: "1414587457",
  verifyNonceStr: "Wm3WZYTPz0wzccnW",
  verifySignature: "0f9de62fce790f9a083d5c99e95740ceb90c27ed",
};

/** Asks for permission, as the page script does. */
export const ask = (apis: readonly string[], more: Readonly<Record<string, unknown>> = signature) =>
  invoke("preVerifyJSAPI", { verifyJsApiList: apis, verifyOpenTagList: [], appId, ...more });

/** With permission for it. */
export async function permitted(name: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  await ask([name]);
  return invoke(name, { ...params, ...signature });
}

/**
 * Nothing leaves the page: where it would go is noted, oldest first. For a page that has its simulator: what that catches goes
 * nowhere. What a page does within itself, it does.
 */
export function watchPage() {
  const opened: string[] = [];
  const see = (event: NavigateEvent) => {
    if (event.defaultPrevented || event.destination.sameDocument) return;
    event.preventDefault();
    opened.push(event.destination.url);
  };
  window.navigation.addEventListener("navigate", see);
  onTestFinished(() => {
    window.navigation.removeEventListener("navigate", see);
    localStorage.removeItem("vvchat-simulator");
  });
  return { opened };
}

/** A simulator of WeChat, without an emulator and a panel. What it opens is noted. */
export function simulateWeChat(platform: SimulatorPlatform, options: SimulatorOptions = {}) {
  const simulator = simulate({ place: "wechat", platform, app: { name: "半日茶" }, panel: false, ...options });
  return { simulator, ...watchPage() };
}

/** The page's address, until the test ends. */
export function visit(path: string): void {
  const start = location.href;
  history.pushState(null, "", path);
  onTestFinished(() => {
    history.replaceState(null, "", start);
  });
}

/** What the console was told. */
export function listen(level: "warn" | "error") {
  const spy = vi.spyOn(console, level).mockImplementation(() => {});
  onTestFinished(() => {
    spy.mockRestore();
  });
  return () => spy.mock.calls.map((words) => words.map(String).join(" "));
}

export { settled };

import { expect, test } from "vitest";
import { setUserAgent, userAgents } from "./userAgents.js";

test("the browser calls itself what it is told, and itself again afterwards", () => {
  const before = [navigator.userAgent, navigator.maxTouchPoints];
  const restoreFirst = setUserAgent(userAgents.ipadWebView);
  expect([navigator.userAgent, navigator.maxTouchPoints]).toEqual([userAgents.ipadWebView, 5]);
  const restoreSecond = setUserAgent(userAgents.desktopSafari);
  expect([navigator.userAgent, navigator.maxTouchPoints]).toEqual([userAgents.desktopSafari, 0]);
  restoreSecond();
  expect(navigator.userAgent).toBe(userAgents.ipadWebView);
  restoreFirst();
  expect([navigator.userAgent, navigator.maxTouchPoints]).toEqual(before);
});

test("only the web views have a web view's marks", () => {
  const apple = ([, agent]: [string, string]): boolean => agent.includes("AppleWebKit") && !agent.includes("Safari/");
  const android = ([, agent]: [string, string]): boolean => agent.includes("; wv)");
  const names = (marked: (entry: [string, string]) => boolean): string[] =>
    Object.entries(userAgents)
      .filter(marked)
      .map(([name]) => name);
  expect(names(apple)).toEqual(["iosWebView", "iosWeChat", "ipadWebView"]);
  expect(names(android)).toEqual(["androidWebView", "androidWeChat"]);
});

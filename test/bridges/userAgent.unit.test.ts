import { describe, expect, test } from "vitest";
import { webViewPlatform } from "../../src/bridges/userAgent.js";

const webKit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

describe("the platform that a user agent tells of", () => {
  test.each([
    [
      "an Android web view",
      "android",
      "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36",
    ],
    ["an iPhone's web view", "ios", `Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) ${webKit} Mobile/15E148`],
    ["an iPad's web view", "ios", `Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) ${webKit} Mobile/15E148`],
    [
      "an iPad's web view that calls itself a Macintosh",
      "ios",
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit}`,
    ],
    [
      "Safari on an iPhone",
      undefined,
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) ${webKit} Version/17.4 Mobile/15E148 Safari/604.1`,
    ],
    [
      "Safari on a Mac",
      undefined,
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Version/17.4 Safari/605.1.15`,
    ],
    [
      "Chrome on Android",
      undefined,
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36",
    ],
    [
      "Chrome on Windows",
      undefined,
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
    ],
    [
      "Firefox on a Mac",
      undefined,
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:125.0) Gecko/20100101 Firefox/125.0",
    ],
    ["jsdom", undefined, "Mozilla/5.0 (darwin) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/29.1.1"],
    ["happy-dom", undefined, "Mozilla/5.0 (X11; Darwin arm64) AppleWebKit/537.36 (KHTML, like Gecko) HappyDOM/21.0.4"],
    ["nothing", undefined, ""],
  ])("%s: %s", (_, platform, userAgent) => {
    expect(webViewPlatform(userAgent)).toBe(platform);
  });
});

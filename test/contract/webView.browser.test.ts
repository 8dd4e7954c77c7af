import { webViewBridge } from "../../src/bridges/webView.js";
import { createFakeHost } from "../../src/testing/index.js";
import { type AndroidHostOptions, createAndroidHost, createIosHost, userAgents } from "../native/index.js";
import { describeBridge } from "./bridgeContract.js";
import { inWebView, scriptFake } from "./hosts.js";
import type { BridgeTraits } from "./setup.js";

const up: BridgeTraits = {
  certainty: "yes",
  unreadable: "settles",
  objects: "read",
  raw: "untouched",
  loses: [],
  percent: "kept",
  second: "dropped",
};
const comes: BridgeTraits = { ...up, certainty: "maybe" };

const android = (options: AndroidHostOptions) => () =>
  inWebView(createAndroidHost(options), userAgents.androidWebView, { late: !options.injected });

describeBridge("webViewBridge on iOS, injected already", up, () =>
  inWebView(createIosHost({ injected: true }), userAgents.iosWebView),
);
describeBridge("webViewBridge on iOS, by handshake", comes, () => inWebView(createIosHost(), userAgents.iosWebView));

const lossy: BridgeTraits = { ...up, loses: ["'", "%22", "%27", "\n"], percent: "decoded" };
describeBridge("webViewBridge on Android 2018, loaded", lossy, android({ injected: "loaded" }));
describeBridge("webViewBridge on Android 2018, initialised by the page", lossy, android({ injected: "initialised" }));
describeBridge(
  "webViewBridge on Android 2018, the last version, injected late",
  { ...lossy, certainty: "maybe", loses: ["%22", "%27", "\n"] },
  android({ escapesApostrophe: true }),
);

const newer: BridgeTraits = { ...up, loses: ["%22"], percent: "decoded" };
describeBridge("webViewBridge on Android 2022, loaded", newer, android({ version: "2022", injected: "loaded" }));
describeBridge(
  "webViewBridge on Android 2022, initialised by the page",
  newer,
  android({ version: "2022", injected: "initialised" }),
);
describeBridge(
  "webViewBridge on Android 2022, injected late",
  { ...newer, certainty: "maybe" },
  android({ version: "2022" }),
);

describeBridge("webViewBridge on the fake host's own window", { ...up, second: "passed" }, () => {
  const fake = createFakeHost();
  const uninstall = fake.install();
  const { WebViewJavascriptBridge: bridge } = window;
  uninstall();
  return {
    host: scriptFake(fake),
    createBridge: () => webViewBridge({ window: bridge ? { WebViewJavascriptBridge: bridge } : {} }),
    dispose: () => {},
  };
});

describeBridge("webViewBridge on a page with the fake host installed", { ...up, second: "passed" }, () => {
  const fake = createFakeHost();
  return { host: scriptFake(fake), createBridge: () => webViewBridge(), dispose: fake.install() };
});

import { type AndroidHostOptions, createAndroidHost, createIosHost, userAgents } from "../native/index.js";
import { describeBridge } from "./bridgeContract.js";
import { withVendorSdk } from "./hosts.js";
import type { BridgeTraits } from "./setup.js";

/** What the script makes of a reply is lost to the kit where the script throws. */
const up: BridgeTraits = {
  certainty: "yes",
  unreadable: "lost",
  objects: "lost",
  raw: "read",
  loses: [],
  percent: "kept",
  second: "dropped",
};

const android = (options: AndroidHostOptions) => () =>
  withVendorSdk(createAndroidHost(options), userAgents.androidWebView, { late: !options.injected });

describeBridge("jssdkBridge on iOS, injected already", up, () =>
  withVendorSdk(createIosHost({ injected: true }), userAgents.iosWebView),
);
describeBridge("jssdkBridge on iOS, by handshake", { ...up, certainty: "maybe" }, () =>
  withVendorSdk(createIosHost(), userAgents.iosWebView),
);

const lossy: BridgeTraits = { ...up, objects: "read", loses: ["'", "%22", "%27", "\n"], percent: "decoded" };
describeBridge("jssdkBridge on Android 2018, loaded", lossy, android({ injected: "loaded" }));
describeBridge("jssdkBridge on Android 2018, initialised by the page", lossy, android({ injected: "initialised" }));
describeBridge(
  "jssdkBridge on Android 2018, the last version, injected late",
  { ...lossy, certainty: "maybe", loses: ["%22", "%27", "\n"] },
  android({ escapesApostrophe: true }),
);

const newer: BridgeTraits = { ...up, objects: "read", loses: ["%22"], percent: "decoded" };
describeBridge("jssdkBridge on Android 2022, loaded", newer, android({ version: "2022", injected: "loaded" }));
describeBridge(
  "jssdkBridge on Android 2022, initialised by the page",
  newer,
  android({ version: "2022", injected: "initialised" }),
);
describeBridge(
  "jssdkBridge on Android 2022, injected late",
  { ...newer, certainty: "maybe" },
  android({ version: "2022" }),
);

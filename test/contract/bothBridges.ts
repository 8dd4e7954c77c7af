import { createAndroidHost, createIosHost, type NativeHost, userAgents } from "../native/index.js";
import { inWebView, withVendorSdk } from "./hosts.js";
import type { BridgeSetup } from "./setup.js";

/** A page in an app's web view, and the app itself. */
export interface AppSetup extends BridgeSetup {
  readonly native: NativeHost;
}

/** One of the apps, whose bridge is up. */
interface AppKind {
  readonly name: string;
  readonly start: () => NativeHost;
  readonly userAgent: string;
}

const android = (version: "2018" | "2022"): AppKind => ({
  name: `Android ${version}`,
  start: () => createAndroidHost({ version, injected: "loaded" }),
  userAgent: userAgents.androidWebView,
});

/** One app of each library. */
export const apps: readonly AppKind[] = [
  { name: "iOS", start: () => createIosHost({ injected: true }), userAgent: userAgents.iosWebView },
  android("2018"),
  android("2022"),
];

/** Each bridge over each app: for tests of what lies above the bridges. */
export const bothBridges: readonly (readonly [name: string, create: () => AppSetup])[] = (
  [
    ["webViewBridge", inWebView],
    ["jssdkBridge", withVendorSdk],
  ] as const
).flatMap(([bridge, setUp]) =>
  apps.map(({ name, start, userAgent }) => {
    const create = (): AppSetup => {
      const native = start();
      return { ...setUp(native, userAgent), native };
    };
    return [`${bridge} on ${name}`, create] as const;
  }),
);

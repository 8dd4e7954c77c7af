// The app around the page, emulated: for tests that need a real browser page and the real protocol.
export { createAndroidHost, type AndroidHostOptions } from "./androidHost.js";
export { createIosHost } from "./iosHost.js";
export type { NativeCall, NativeHost, NativeReply } from "./types.js";
export { catchErrors, type CaughtErrors } from "./uncaught.js";
export { setUserAgent, userAgents } from "./userAgents.js";
export { quiet } from "./drive.js";
export { watchFrames } from "./frames.js";
export { removeVendorSdk, runVendorSdk } from "./vendorSdk.js";

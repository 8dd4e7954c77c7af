import { vendorSdk } from "./vendorSdkText.js";

export { vendorSdk };

type Callback = (reply: unknown) => void;

/** What the script leaves on the page. */
export interface VendorPage {
  vvchat?: {
    readonly onReady: (ready: () => void) => void;
    readonly config: ((options: object) => void) | object;
    readonly onError: (failed: Callback) => void;
    readonly call: (method: string, options: object, success: Callback, error: Callback, complete: Callback) => unknown;
  };
  config?: unknown;
  QJSBridge?: unknown;
  setupWebViewJavascriptBridge?: unknown;
  connectWebViewJavascriptBridge?: unknown;
}

const self: object = window;

/** The current window, as the script's users see it. */
export const vendorPage = self as VendorPage;

/** The page's `vvchat`, which must be there. */
export function vendorApi(): NonNullable<VendorPage["vvchat"]> {
  if (!vendorPage.vvchat) throw new Error("The vendor's script has not run");
  return vendorPage.vvchat;
}

/** Takes the script, and its tags, off the page. */
export function removeVendorSdk(): void {
  for (const tag of document.querySelectorAll("script[data-vvchat], script[data-vendor]")) tag.remove();
  for (const name of [
    "vvchat",
    "config",
    "QJSBridge",
    "setupWebViewJavascriptBridge",
    "connectWebViewJavascriptBridge",
  ])
    Reflect.deleteProperty(window, name);
}

/** Runs the script in this page, at once, as a page does that brings it itself. */
export function runVendorSdk(): void {
  const tag = document.createElement("script");
  tag.dataset.vendor = "";
  tag.text = vendorSdk;
  document.head.append(tag);
}

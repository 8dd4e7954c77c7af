// VVChat's own script, version 1.0.0, as it was observed: not its text, but all that it does. It runs as a real
// <script>, for how it fails as anything else is part of it.

/** The script's text. */
export const vendorSdk = `(function (page) {
  // As a module or in CommonJS, "this" is not the page.
  var document = page.document, root = document.documentElement;

  function askForBridge() {
    var frame = document.createElement("iframe");
    frame.style.display = "none";
    frame.src = "https://__bridge_loaded__";
    root.appendChild(frame);
    setTimeout(function () { root.removeChild(frame); }, 0);
  }

  page.QJSBridge = null;
  page.setupWebViewJavascriptBridge = function (found) {
    if (page.WebViewJavascriptBridge) return found(page.WebViewJavascriptBridge);
    if (page.WVJBCallbacks) return page.WVJBCallbacks.push(found);
    page.WVJBCallbacks = [found];
    askForBridge();
  };
  page.connectWebViewJavascriptBridge = function (found) {
    if (page.WebViewJavascriptBridge) return found(page.WebViewJavascriptBridge);
    document.addEventListener("WebViewJavascriptBridgeReady", function () {
      found(page.WebViewJavascriptBridge);
    }, false);
  };

  page.config = {};
  page.vvchat = {
    config: function (options) {
      page.config = page.vvchat.config = options;
    },
    onReady: function (ready) {
      page.setupWebViewJavascriptBridge(function (bridge) {
        page.QJSBridge = bridge;
        ready();
      });
      page.connectWebViewJavascriptBridge(function (bridge) {
        bridge.init(function () {});
        page.QJSBridge = bridge;
        ready();
      });
    },
    onError: function (failed) {
      page.vvchat.failed = failed;
    },
    call: function (method, options, success, error, complete) {
      if (!page.QJSBridge) return;
      page.QJSBridge.callHandler(method, options, function (text) {
        var reply = JSON.parse(text), code = reply.err_code;
        if (code == null || code == 200) success(reply);
        else error(reply);
        complete(reply);
      });
    }
  };
})(this);`;

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

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

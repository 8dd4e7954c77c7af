import { element } from "./dom.js";
import css from "./frame.css?inline";
import { frameMark, wideWindow } from "./frameMark.js";
import { showLayer } from "./layer.js";
import { createDock } from "./panel/dock.js";
import { dockKey } from "./panel/dockKey.js";
import panelCss from "./panel/panel.css?inline";
import { inWebView } from "./occupied.js";
import { type SimulatorTheme, currentTheme } from "./theme.js";

/** Options of {@link framePage}. */
export interface FramePageOptions {
  /** Default: as `data-vv-theme` on `<html>` says, else as the system does. */
  theme?: SimulatorTheme;
}

function clock(): HTMLElement {
  const time = element("span");
  const show = () => {
    const now = new Date();
    time.textContent = `${String(now.getHours())}:${String(now.getMinutes()).padStart(2, "0")}`;
  };
  show();
  setInterval(show, 10_000);
  return time;
}

/**
 * On a laptop, shows the page inside a phone: in a frame of the same address, 360 px wide. On a phone, in the frame
 * itself, in any other frame, in an app's web view and on a server it does nothing.
 *
 * @returns whether it did. Then the frame runs the app: this page must not.
 * @example
 * if (!framePage()) {
 *   createSimulator();
 *   createRoot(root).render(<App />);
 * }
 */
export function framePage({ theme }: FramePageOptions = {}): boolean {
  if (typeof document === "undefined" || window.top !== window) return false;
  if (window.WebViewJavascriptBridge || inWebView() || !matchMedia(wideWindow).matches) return false;
  const page = element("iframe", { [frameMark]: "", src: location.href, title: document.title || location.host });
  const status = element("div", { class: "frame-status", "aria-hidden": "true" }, clock(), element("i"));
  // Another tab that a link's answer was opened in: what the page took out of its address goes from this one too.
  page.addEventListener("load", () => {
    try {
      const { href } = page.contentWindow?.location ?? location;
      if (href !== location.href) history.replaceState(null, "", href);
    } catch {
      // It has gone to another site.
    }
  });
  // The panel's states are in the address of the page in the phone: it is this one that a person copies.
  const dock = createDock((href) => {
    if (href !== location.href) history.replaceState(null, "", href);
  });
  page[dockKey] = dock.connect;
  const screen = element("div", { class: "frame-screen" }, page, status);
  const device = element("div", { class: "frame-device" }, screen);
  const stage = element("main", { class: "frame" }, element("div", { class: "frame-stage" }, device), dock.node);
  showLayer(stage, css + panelCss, currentTheme(theme));
  // What the server may have drawn here is the frame's business now.
  document.body.inert = true;
  document.documentElement.style.overflow = "hidden";
  return true;
}

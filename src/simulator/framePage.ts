import { element } from "./dom.js";
import css from "./frame.css?inline";
import { showLayer } from "./layer.js";
import { inWebView } from "./occupied.js";
import { type SimulatorTheme, currentTheme } from "./theme.js";

/** The attribute by which the page knows its frame. */
export const frameMark = "data-vv-frame";

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
  if (window.WebViewJavascriptBridge || inWebView() || !matchMedia("(min-width: 768px)").matches) return false;
  const page = element("iframe", { [frameMark]: "", src: location.href, title: document.title });
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
  const screen = element("div", { class: "frame-screen" }, page, status);
  const stage = element("main", { class: "frame" }, element("div", { class: "frame-device" }, screen));
  showLayer(stage, css, currentTheme(theme));
  // What the server may have drawn here is the frame's business now.
  document.body.inert = true;
  document.documentElement.style.overflow = "hidden";
  return true;
}

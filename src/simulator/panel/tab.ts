import { button, element } from "../dom.js";
import { icon } from "../icons.js";
import { showLayer } from "../layer.js";
import { countFaults } from "../settings.js";
import { openSheet } from "../sheet.js";
import { type SimulatorTheme, currentTheme } from "../theme.js";
import type { Words } from "../words.js";
import type { Control } from "./control.js";
import { followFinger } from "./followFinger.js";
import { createPanel } from "./panel.js";
import css from "./panel.css?inline";
import { panelWordsOf } from "./panelWords.js";

const key = "vvchat-simulator-open";

function remember(): void {
  try {
    sessionStorage.setItem(key, "yes");
  } catch {
    // It has to be opened again.
  }
}

/** Whether the panel was open when the page was loaded anew by it. Told once. */
function wasOpen(): boolean {
  try {
    const was = sessionStorage.getItem(key) === "yes";
    sessionStorage.removeItem(key);
    return was;
  } catch {
    return false;
  }
}

/**
 * A tab on the left edge, where shops have no buttons, that opens the panel as a sheet.
 *
 * @returns takes both away
 */
export function showTab(control: Control, sheetWords: Words, theme: SimulatorTheme | undefined): () => void {
  const words = panelWordsOf(control.locale);
  let close: (() => void) | undefined;

  function open(): void {
    if (close) return;
    const panel = createPanel(control);
    const stop = control.subscribe(panel.show);
    panel.show();
    const over = openSheet({
      title: words("title"),
      content: [panel.node],
      words: sheetWords,
      theme: currentTheme(theme),
      onStop: () => close?.(),
    });
    close = () => {
      stop();
      over();
      close = undefined;
    };
  }

  // Who has changed the phone by the panel is not done with it.
  control.onReload(() => {
    if (close) remember();
  });
  const count = element("span", { class: "sim-count" });
  const tab = button("sim-tab", icon("developer"), open);
  tab.append(count);
  const stopDragging = followFinger(tab, "vvchat-simulator-tab");
  const show = () => {
    const faults = String(countFaults(control.get()));
    count.textContent = faults;
    count.hidden = faults === "0";
    tab.setAttribute("aria-label", faults === "0" ? words("open") : words("openWith", { count: faults }));
  };
  show();
  const stop = control.subscribe(show);
  const layer = showLayer(element("div", { class: "sim-tools" }, tab), css, currentTheme(theme));
  if (wasOpen()) open();
  return () => {
    stop();
    stopDragging();
    close?.();
    layer.remove();
  };
}

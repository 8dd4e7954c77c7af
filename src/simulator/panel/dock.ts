import { element } from "../dom.js";
import { icon } from "../icons.js";
import { countFaults } from "../settings.js";
import type { Control } from "./control.js";
import { type Panel, createPanel } from "./panel.js";
import { panelWordsOf } from "./panelWords.js";

/** A panel beside the phone. It outlives the page in there, which hands it a new control with each load. */
export interface Dock {
  readonly node: HTMLElement;
  readonly connect: (control: Control | undefined) => void;
}

/** @param onChange - is called with the address of each state */
export function createDock(onChange: (href: string) => void): Dock {
  const node = element("aside", { class: "sim-dock", hidden: "" });
  const count = element("span", { class: "sim-count", role: "status" });
  let current: Control | undefined;
  let stop = () => {};
  let shown: { like: string; panel: Panel } | undefined;

  /** A control that hands on to whichever page is in the phone. */
  const relay = (first: Control): Control => ({
    locale: first.locale,
    get platform() {
      return (current ?? first).platform;
    },
    get: () => (current ?? first).get(),
    change: (part) => current?.change(part),
    reset: () => current?.reset(),
    kill: () => current?.kill(),
    href: () => (current ?? first).href(),
    subscribe: (listener) => (current ?? first).subscribe(listener),
  });

  return {
    node,
    connect(control) {
      stop();
      stop = () => {};
      current = control;
      if (!control) return;
      const words = panelWordsOf(control.locale);
      // The same elements where they serve: somebody may be on one of them.
      const like = `${control.locale} ${control.get().place}`;
      if (shown?.like !== like) {
        shown = { like, panel: createPanel(relay(control)) };
        const title = element("h2", {}, words("title"));
        node.replaceChildren(element("header", {}, icon("developer"), title, count), shown.panel.node);
        node.setAttribute("aria-label", words("title"));
        node.hidden = false;
      }
      const { panel } = shown;
      const show = () => {
        panel.show();
        const faults = countFaults(control.get());
        count.textContent = faults > 0 ? words("faults", { count: String(faults) }) : "";
        onChange(control.href());
      };
      show();
      stop = control.subscribe(show);
    },
  };
}

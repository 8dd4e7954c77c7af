import { element } from "../dom.js";
import { icon } from "../icons.js";
import { countFaults } from "../settings.js";
import type { Control } from "./control.js";
import { type Panel, createPanel } from "./panel.js";
import { type PanelWords, panelWordsOf } from "./panelWords.js";

/** How long a page may take to be loaded anew, in ms. */
const gone = 3000;

const controls = "input, select, button";

/** What somebody is on, in words that another one of its kind answers to. */
function nameOf(control: Element): string {
  const value = control instanceof HTMLInputElement && control.type === "radio" ? control.value : "";
  return `${control.tagName} ${control.getAttribute("aria-label") ?? ""} ${value || control.textContent}`;
}

function focusedIn(node: HTMLElement): string | undefined {
  const root = node.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  return focused && node.contains(focused) ? nameOf(focused) : undefined;
}

function find(node: HTMLElement, name: string): HTMLElement | undefined {
  return [...node.querySelectorAll<HTMLElement>(controls)].find((one) => nameOf(one) === name);
}

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
    onReload: (listener) => {
      (current ?? first).onReload(listener);
    },
  });

  let patience: ReturnType<typeof setTimeout> | undefined;
  /** It is not loaded anew, but is another page: what is set here concerns nobody. */
  const abandon = (words: PanelWords) => {
    patience = setTimeout(() => {
      node.inert = true;
      count.textContent = words("gone");
    }, gone);
  };

  return {
    node,
    connect(control) {
      stop();
      stop = () => {};
      clearTimeout(patience);
      if (!control) {
        if (current) abandon(panelWordsOf(current.locale));
        current = undefined;
        return;
      }
      current = control;
      node.inert = false;
      const words = panelWordsOf(control.locale);
      let focusAgain: (() => void) | undefined;
      // The same elements where they serve: somebody may be on one of them.
      const like = `${control.locale} ${control.get().place}`;
      if (shown?.like !== like) {
        const focused = focusedIn(node);
        shown = { like, panel: createPanel(relay(control)) };
        const title = element("h2", {}, words("title"));
        node.replaceChildren(element("header", {}, icon("developer"), title, count), shown.panel.node);
        node.setAttribute("aria-label", words("title"));
        node.hidden = false;
        if (focused) focusAgain = () => find(node, focused)?.focus();
      }
      const { panel } = shown;
      const show = () => {
        panel.show();
        const faults = countFaults(control.get());
        count.textContent = faults > 0 ? words("faults", { count: String(faults) }) : "";
        onChange(control.href());
      };
      show();
      focusAgain?.();
      stop = control.subscribe(show);
    },
  };
}

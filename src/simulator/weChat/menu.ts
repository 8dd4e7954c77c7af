import type { CallParams } from "../../testing/engine/script.js";
import { textOf } from "../wire.js";

/** With whom a page is shared. */
export type ShareTarget = "friend" | "timeline";

/** What WeChat's menu shares. */
interface ShareCard {
  readonly title: string;
  /** The timeline shows none. */
  readonly desc: string;
  readonly link: string;
  readonly imgUrl: string;
  /** Whether the page has prepared it: else it is what WeChat makes of any page. */
  readonly prepared: boolean;
}

const items: Readonly<Record<ShareTarget, string>> = {
  friend: "menuItem:share:appMessage",
  timeline: "menuItem:share:timeline",
};

/** What the page has done to WeChat's menu. */
export interface Menu {
  prepare: (target: ShareTarget, params: CallParams) => void;
  card: (target: ShareTarget) => ShareCard;
  /** Whether the menu has it. */
  shows: (target: ShareTarget) => boolean;
  /** Whether there is a menu at all. */
  readonly visible: boolean;
  setVisible: (visible: boolean) => void;
  /** @param list - names of items; all others are left alone */
  setItems: (list: unknown, visible: boolean) => void;
  setAll: (visible: boolean) => void;
  subscribe: (listener: () => void) => void;
  reset: () => void;
}

export function createMenu(): Menu {
  const prepared = new Map<ShareTarget, CallParams>();
  const hidden = new Set<unknown>();
  const listeners = new Set<() => void>();
  let visible = true;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const setAll = (shown: boolean) => {
    for (const item of Object.values(items)) {
      if (shown) hidden.delete(item);
      else hidden.add(item);
    }
  };
  return {
    prepare(target, params) {
      prepared.set(target, params);
    },
    card(target) {
      const params = prepared.get(target);
      if (!params)
        return { title: document.title, desc: location.href, link: location.href, imgUrl: "", prepared: false };
      const [title, desc, link, imgUrl] = ["title", "desc", "link", "imgUrl"].map((name) => textOf(params, name));
      return { title: title ?? "", desc: desc ?? "", link: link ?? "", imgUrl: imgUrl ?? "", prepared: true };
    },
    shows: (target) => !hidden.has(items[target]),
    get visible() {
      return visible;
    },
    setVisible(shown) {
      visible = shown;
      changed();
    },
    setItems(list, shown) {
      for (const item of Array.isArray(list) ? (list as readonly unknown[]) : []) {
        if (shown) hidden.delete(item);
        else hidden.add(item);
      }
    },
    setAll,
    subscribe(listener) {
      listeners.add(listener);
    },
    reset() {
      prepared.clear();
      hidden.clear();
      visible = true;
      changed();
    },
  };
}

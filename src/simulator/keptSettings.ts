import { hasSettings, readSettings, withSettings, writeSettings } from "./address.js";
import { type SettingsStore, type SimulatorSettings, createSettings } from "./settings.js";

const key = "vvchat-simulator-settings";

function recall(): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function remember(query: string): void {
  try {
    if (query) sessionStorage.setItem(key, query);
    else sessionStorage.removeItem(key);
  } catch {
    // Forbidden, or full. They are in the address.
  }
}

/**
 * Settings that are in the address, so that a state can be linked, and kept for this tab, so that they outlive an app's own
 * navigation. An address that has some says all.
 *
 * @param base - what the options say
 */
export function keepSettings(base: SimulatorSettings): SettingsStore {
  const query = new URLSearchParams(location.search);
  const linked = hasSettings(query);
  const start = readSettings(linked ? query : new URLSearchParams(recall()), base, (line) => {
    console.error(`createSimulator(): ${line}. It is passed over.`);
  });
  if (linked) remember(writeSettings(start, base));

  let active = true;
  const href = (settings: SimulatorSettings) => withSettings(location.href, writeSettings(settings, base));
  const show = (settings: SimulatorSettings) => {
    try {
      if (href(settings) !== location.href) history.replaceState(history.state, "", href(settings));
    } catch {
      // A frame without an address of its own, or a page that has its own mind of it. They are kept for the tab.
    }
  };
  // What was reset must not come back with an older address, where that has any.
  const turned = () => {
    const there = new URLSearchParams(location.search);
    if (!hasSettings(there)) return;
    const says = writeSettings(
      readSettings(there, base, () => {}),
      base,
    );
    if (says !== writeSettings(store.get(), base)) show(store.get());
  };
  const store = createSettings(base, start, {
    keep(settings) {
      if (!active) return;
      remember(writeSettings(settings, base));
      show(settings);
    },
    href,
    stop() {
      active = false;
      window.removeEventListener("popstate", turned);
    },
  });
  window.addEventListener("popstate", turned);
  return store;
}

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
  return createSettings(base, start, (settings) => {
    const changed = writeSettings(settings, base);
    remember(changed);
    history.replaceState(history.state, "", withSettings(location.href, changed));
  });
}

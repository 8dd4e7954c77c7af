import type { Locale } from "../../messages/messages.js";
import type { SettingsStore } from "../settings.js";
import type { SimulatorTheme } from "../theme.js";
import type { SimulatorPlatform } from "../userAgents.js";
import type { Words } from "../words.js";
import { type Control, createControl } from "./control.js";
import { dockKey } from "./dockKey.js";
import { showTab } from "./tab.js";

/** What a panel needs to know of its simulator. */
interface PanelContext {
  settings: SettingsStore;
  platform: SimulatorPlatform;
  words: Words;
  locale: Locale;
  theme: SimulatorTheme | undefined;
}

/** Hands the control to the panel beside the phone; nothing where there is none. */
function dockIn(control: Control): (() => void) | undefined {
  const connect = window.frameElement?.[dockKey];
  if (!connect) return undefined;
  const leave = () => {
    connect(undefined);
  };
  connect(control);
  window.addEventListener("pagehide", leave);
  return () => {
    window.removeEventListener("pagehide", leave);
    leave();
  };
}

/**
 * Shows the control panel: beside the phone where a laptop draws one, and behind a tab on the left edge elsewhere.
 *
 * @returns takes it away
 */
export function showPanel({ settings, platform, words, locale, theme }: PanelContext): () => void {
  const control = createControl(settings, locale, platform);
  return dockIn(control) ?? showTab(control, words, theme);
}

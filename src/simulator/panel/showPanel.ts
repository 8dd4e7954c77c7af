import type { Locale } from "../../messages/messages.js";
import type { SettingsStore } from "../settings.js";
import type { SimulatorTheme } from "../theme.js";
import type { SimulatorPlatform } from "../userAgents.js";
import type { Words } from "../words.js";
import { type Control, createControl } from "./control.js";
import { wideWindow } from "../frameMark.js";
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
  const come = () => {
    connect(control);
  };
  come();
  window.addEventListener("pagehide", leave);
  // Back from the browser's cache it is as it was.
  window.addEventListener("pageshow", come);
  return () => {
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("pageshow", come);
    leave();
  };
}

/** Where the window around the phone has become narrow, the phone is the window. */
function showTabWhenNarrow(show: () => () => void): () => void {
  const wide = window.parent.matchMedia(wideWindow);
  let remove: (() => void) | undefined;
  const follow = () => {
    remove?.();
    remove = wide.matches ? undefined : show();
  };
  follow();
  wide.addEventListener("change", follow);
  return () => {
    wide.removeEventListener("change", follow);
    remove?.();
  };
}

/**
 * Shows the control panel: beside the phone where a laptop draws one, and behind a tab on the left edge elsewhere.
 *
 * @returns takes it away
 */
export function showPanel({ settings, platform, words, locale, theme }: PanelContext): () => void {
  const control = createControl(settings, locale, platform);
  const tab = () => showTab(control, words, theme);
  const leave = dockIn(control);
  if (!leave) return tab();
  const remove = showTabWhenNarrow(tab);
  return () => {
    remove();
    leave();
  };
}

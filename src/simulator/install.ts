import { placeOf } from "../bridges/userAgent.js";
import type { Locale } from "../messages/messages.js";
import type { HostEngine } from "../testing/engine/engine.js";
import type { Host } from "./host.js";
import { markPage } from "./occupied.js";
import { playNetwork } from "./offline.js";
import { showPanel } from "./panel/showPanel.js";
import type { SettingsStore } from "./settings.js";
import type { SimulatorTheme } from "./theme.js";
import { ownPlatform, playUserAgent } from "./userAgents.js";
import type { Words } from "./words.js";

/** What is put on a page. */
interface Installation {
  engine: HostEngine;
  host: Host;
  settings: SettingsStore;
  /** Nothing: without a control panel. */
  panel: { words: Words; locale: Locale; theme: SimulatorTheme | undefined } | undefined;
}

/**
 * Puts the simulator on the page.
 *
 * @returns takes it off again; nothing where it cannot be there
 */
export function install({ engine, host, settings, panel }: Installation): (() => void) | undefined {
  const { place, platform } = settings.get();
  const removeLinks = host.links.install(engine);
  if (!removeLinks && place !== "web-view") {
    console.error(
      `createSimulator(): place "${place}" needs the Navigation API to see a link to the app: Chrome 102, Safari 26.2, Firefox 147. This simulator stays off the page.`,
    );
    return undefined;
  }
  const phone = platform ?? ownPlatform();
  // A phone's browser says by itself what it is.
  const isPhone = place === "browser" && platform === undefined && placeOf(window) !== "desktop";
  const network = playNetwork(() => settings.get().offline);
  const undo: (() => void)[] = [markPage(), network.stop, settings.subscribe(network.changed)];
  if (removeLinks) undo.push(removeLinks);
  if (!isPhone) undo.push(playUserAgent(place, phone));
  undo.push(host.install(engine, phone));
  if (panel) undo.push(showPanel({ ...panel, settings, platform: phone }));
  return () => {
    for (const put of undo.reverse()) put();
  };
}

import type { Locale } from "../../messages/messages.js";
import type { SettingsStore, SimulatorSettings } from "../settings.js";
import type { SimulatorPlatform } from "../userAgents.js";

/** What a panel works: the simulator of the page that it is on, or of the page in the phone beside it. */
export interface Control {
  readonly locale: Locale;
  readonly get: () => SimulatorSettings;
  /** The phone that is played now, whatever the settings leave open. */
  readonly platform: SimulatorPlatform;
  /** Changes settings. Loads the page anew where it takes that. */
  readonly change: (part: Partial<SimulatorSettings>) => void;
  readonly reset: () => void;
  /** What an app that is killed does to its page. */
  readonly kill: () => void;
  /** The address of this state. */
  readonly href: () => string;
  readonly subscribe: (listener: () => void) => () => void;
  /** Is called before the page is loaded anew by it. */
  readonly onReload: (listener: () => void) => void;
}

export function createControl(settings: SettingsStore, locale: Locale, platform: SimulatorPlatform): Control {
  let beforeReload: (() => void) | undefined;
  /** What the page was loaded with is no longer so. */
  const reloadIf = (before: SimulatorSettings) => {
    const { place, platform: phone, weChat } = settings.get();
    const bridge = weChat.bridge !== before.weChat.bridge;
    if (place !== before.place || (phone ?? platform) !== (before.platform ?? platform) || bridge) reload();
  };
  const reload = () => {
    beforeReload?.();
    location.reload();
  };
  return {
    locale,
    get: settings.get,
    platform,
    change(part) {
      const before = settings.get();
      settings.set(part);
      reloadIf(before);
    },
    reset() {
      const before = settings.get();
      settings.reset();
      reloadIf(before);
    },
    kill() {
      location.reload();
    },
    href: settings.href,
    subscribe: settings.subscribe,
    onReload(listener) {
      beforeReload = listener;
    },
  };
}

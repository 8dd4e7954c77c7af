import type { HostMethodName, Outcome } from "../testing/engine/outcome.js";
import type { SimulatorPlatform } from "./userAgents.js";
import type { SimulatorReturns } from "./returnTrip.js";
import { type SimulatorWeChat, countWeChatFaults } from "./weChat/SimulatorWeChat.js";

/** How calls end, by method. What is not named opens a sheet, or answers by itself, as in the app. */
export type SimulatorFaults = Readonly<Partial<Record<HostMethodName, Outcome>>>;

/** What can be changed while the simulator runs: see the options of the same names. */
export interface SimulatorSettings {
  readonly place: "web-view" | "browser" | "wechat";
  /** `undefined`: the phone's own, and Android on a laptop. */
  readonly platform: SimulatorPlatform | undefined;
  readonly faults: SimulatorFaults;
  readonly latency: number;
  readonly offline: boolean;
  readonly installed: boolean;
  readonly returns: SimulatorReturns;
  readonly weChat: SimulatorWeChat;
}

/** What a page is loaded with: it takes another load to change it. */
export type LiveSettings = Omit<SimulatorSettings, "place" | "platform">;

/** The settings now. */
export interface SettingsStore {
  get: () => SimulatorSettings;
  set: (part: Partial<SimulatorSettings>) => void;
  /** As the options said. */
  reset: () => void;
  /** Is called after each change. Returns a way to stop. */
  subscribe: (listener: () => void) => () => void;
  /** The address of the page in this state. */
  href: () => string;
  /** What is set from now on is no longer kept. */
  stop: () => void;
}

/** Where settings are kept. */
interface Keeper {
  /** Never throws. */
  keep: (settings: SimulatorSettings) => void;
  href: (settings: SimulatorSettings) => string;
  stop: () => void;
}

const nowhere: Keeper = { keep: () => {}, href: () => location.href, stop: () => {} };

/** @param keeper - is told of each change. Default: they are not kept */
export function createSettings(
  base: SimulatorSettings,
  start: SimulatorSettings = base,
  keeper: Keeper = nowhere,
): SettingsStore {
  let settings = start;
  const listeners = new Set<() => void>();
  const change = (next: SimulatorSettings) => {
    settings = next;
    keeper.keep(next);
    for (const listener of listeners) listener();
  };
  return {
    get: () => settings,
    set(part) {
      change({ ...settings, ...part });
    },
    reset() {
      change(base);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    href: () => keeper.href(settings),
    stop: keeper.stop,
  };
}

const links: readonly string[] = ["auth", "pay", "share", "openSessionView"] satisfies HostMethodName[];

/** Whether a page in this place can call a method: two have no link, and WeChat has three of them. */
export function hasMethod(place: SimulatorSettings["place"], method: string): boolean {
  return place === "web-view" || (links.includes(method) && !(place === "wechat" && method === "openSessionView"));
}

/** How many things would go otherwise than in a well-behaved app: what a person should know is armed. */
export function countFaults({ faults, offline, installed, place, returns, weChat }: SimulatorSettings): number {
  const armed = Object.entries(faults).filter(
    ([method, outcome]) => hasMethod(place, method) && outcome !== "ask" && outcome !== "succeed",
  ).length;
  const away = place === "browser" && !installed ? 1 : 0;
  const astray =
    place === "browser" && ((returns.in ?? "same-tab") !== "same-tab" || (returns.answer ?? "proper") !== "proper");
  return armed + (offline ? 1 : 0) + away + (astray ? 1 : 0) + (place === "wechat" ? countWeChatFaults(weChat) : 0);
}

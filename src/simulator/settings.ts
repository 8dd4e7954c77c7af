import type { HostMethodName, Outcome } from "../testing/engine/outcome.js";
import type { SimulatorPlatform } from "./userAgents.js";
import type { SimulatorReturns } from "./returnTrip.js";

/** How calls end, by method. What is not named opens a sheet, or answers by itself, as in the app. */
export type SimulatorFaults = Readonly<Partial<Record<HostMethodName, Outcome>>>;

/** What can be changed while the simulator runs: see the options of the same names. */
export interface SimulatorSettings {
  readonly place: "web-view" | "browser";
  /** `undefined`: the phone's own, and Android on a laptop. */
  readonly platform: SimulatorPlatform | undefined;
  readonly faults: SimulatorFaults;
  readonly latency: number;
  readonly offline: boolean;
  readonly installed: boolean;
  readonly returns: SimulatorReturns;
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
}

/** @param keep - is told of each change */
export function createSettings(
  base: SimulatorSettings,
  start: SimulatorSettings,
  keep: (settings: SimulatorSettings) => void,
): SettingsStore {
  let settings = start;
  const listeners = new Set<() => void>();
  const change = (next: SimulatorSettings) => {
    settings = next;
    keep(next);
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
  };
}

/** How many things would go otherwise than in a well-behaved app: what a person should know is armed. */
export function countFaults({ faults, offline, installed, place, returns }: SimulatorSettings): number {
  const armed = Object.values(faults).filter((outcome) => outcome !== "ask" && outcome !== "succeed").length;
  const away = place === "browser" && !installed ? 1 : 0;
  const astray =
    place === "browser" && ((returns.in ?? "same-tab") !== "same-tab" || (returns.answer ?? "proper") !== "proper");
  return armed + (offline ? 1 : 0) + away + (astray ? 1 : 0);
}

import type { Words } from "./words.js";

/** The app, as VVChat shows it to its users. */
export interface SimulatorApp {
  /** Default: the page's title. */
  name?: string | undefined;
}

/** What VVChat calls the app now. */
export function appName({ name }: SimulatorApp, words: Words): string {
  return name ?? (document.title || words("thisPage"));
}

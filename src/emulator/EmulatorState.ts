import { refuse } from "./answers.js";
import type { EmulatorApp, EmulatorUser } from "./EmulatorOptions.js";
import type { Ledger } from "./ledger.js";
import type { Notifier } from "./notifier.js";

/** What the platform's endpoints and the app's acts work with. */
export interface EmulatorState {
  readonly apps: readonly EmulatorApp[];
  /** Grows where the app brings somebody. */
  readonly users: EmulatorUser[];
  readonly ledger: Ledger;
  readonly notifier: Notifier;
  readonly codeSeconds: number;
  readonly tokenSeconds: number;
}

/** One endpoint of the platform. What it refuses, it throws. */
export type Endpoint = (state: EmulatorState, request: Request, query: URLSearchParams) => Response | Promise<Response>;

export function appOf({ apps }: EmulatorState, appId: unknown): EmulatorApp {
  return apps.find((app) => app.appId === appId) ?? refuse("无效的app_id");
}

/** Seconds since 1970, as the platform tells the time. */
export function unixSeconds(ms: number = Date.now()): number {
  return Math.floor(ms / 1000);
}

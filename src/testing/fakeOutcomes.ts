import { type HostMethodName, type Outcome, outcomeKinds, outcomeProblems } from "./engine/outcome.js";

/** How a fake host's methods end, by name. `"ask"` is none of it: nobody is there to be asked. */
export type FakeOutcomes = Partial<Record<HostMethodName, Exclude<Outcome, "ask">>>;

const playable = outcomeKinds.filter((kind) => kind !== "ask");

/** What is wrong with a fake host's outcomes, one line each, which begins with the field. */
export function fakeOutcomeProblems(path: string, outcomes: FakeOutcomes): string[] {
  return outcomeProblems(`${path}.`, outcomes, playable);
}

/** What is wrong with a latency; nothing where it is right. */
export function latencyProblems(path: string, latency: unknown): string[] {
  if (typeof latency === "number" && latency >= 0 && latency <= 3_600_000) return [];
  return [`${path}: ${JSON.stringify(latency)} is no time in ms, from 0 to an hour`];
}

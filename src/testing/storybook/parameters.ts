import type { VVChatApi } from "../../api/VVChatApi.js";
import type { Bridge } from "../../bridges/bridge.js";
import type { Timeouts } from "../../client/timeouts.js";
import type { MessageOverrides } from "../../messages/messages.js";
import type { FakeHost } from "../createFakeHost.js";
import { type FakeOutcomes, fakeOutcomeProblems, latencyProblems } from "../fakeOutcomes.js";

/** What a story says of its VVChat, as `parameters.vvchat`: see {@link withVVChat}. */
export interface VVChatStoryParameters {
  /** How VVChat's methods end, by name: `{ auth: "refuse" }`. Default: `auth` succeeds, the others stay silent. */
  outcomes?: FakeOutcomes;
  /** Scripts the fake host's answers, where an outcome is not enough. */
  script?: (host: FakeHost) => void;
  /** `false`: there is no host. Default `true`. */
  available?: boolean;
  /** How long a call takes to the app, in ms. Default 0. */
  latency?: number;
  /** The client's. */
  timeouts?: Timeouts;
  /** Your server: its base path, or functions. Default: none. */
  api?: string | VVChatApi;
  /** Default `"story"`. */
  appId?: string;
  /** Texts of your own, by key. */
  messages?: MessageOverrides;
  /** Bridges in place of the fake host, for what it cannot play. Then nothing else here scripts an answer. */
  bridges?: () => Bridge[];
}

const fields: Record<keyof VVChatStoryParameters, true> = {
  outcomes: true,
  script: true,
  available: true,
  latency: true,
  timeouts: true,
  api: true,
  appId: true,
  messages: true,
  bridges: true,
};

/** A story's file may be JavaScript, or say `any`. */
function whyNoObject(path: string, value: unknown): string[] {
  return typeof value === "object" && value !== null ? [] : [`${path}: ${JSON.stringify(value)} is no object`];
}

/** The parameters without what is wrong with them, and what is wrong, one line each: the field, and why. */
export function readParameters(given: VVChatStoryParameters = {}): {
  parameters: VVChatStoryParameters;
  problems: readonly string[];
} {
  const path = "parameters.vvchat";
  const none = whyNoObject(path, given);
  if (none.length > 0) return { parameters: {}, problems: none };
  const unknown = Object.keys(given)
    .filter((name) => !(name in fields))
    .map((name) => `${path}.${name}: there is no such field. There are ${Object.keys(fields).join(", ")}`);
  const { latency = 0, outcomes = {}, ...rest } = given;
  const late = latencyProblems(`${path}.latency`, latency);
  const good: [string, unknown][] = [];
  const bad = whyNoObject(`${path}.outcomes`, outcomes);
  for (const [method, outcome] of bad.length > 0 ? [] : Object.entries(outcomes)) {
    const problems = fakeOutcomeProblems(`${path}.outcomes`, { [method]: outcome });
    if (problems.length > 0) bad.push(...problems);
    else good.push([method, outcome]);
  }
  return {
    parameters: { ...rest, latency: late.length > 0 ? 0 : latency, outcomes: Object.fromEntries(good) },
    problems: [...unknown, ...late, ...bad],
  };
}

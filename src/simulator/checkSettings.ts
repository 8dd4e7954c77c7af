import { isHostMethod, outcomeProblems, parseOutcome } from "../testing/engine/outcome.js";
import type { SimulatorOptions } from "./options.js";
import type { SimulatorSettings } from "./settings.js";
import { bridgeTimes, signatureVerdicts, signedAddresses } from "./weChat/SimulatorWeChat.js";

type Given = Partial<Record<keyof SimulatorSettings, unknown>>;

const oneOf =
  (...known: readonly string[]) =>
  (value: unknown): boolean =>
    known.some((one) => one === value);
const isFlag = (value: unknown) => typeof value === "boolean";

function shown(value: unknown): string {
  // Of a function, and its like, JSON has nothing; of a number that is none, `null`.
  return typeof value === "number" ? String(value) : JSON.stringify(value) || typeof value;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? { ...value } : {});

/** What each setting may be. */
const checks: Readonly<Record<keyof SimulatorSettings, { fits: (value: unknown) => boolean; may: string }>> = {
  place: { fits: oneOf("web-view", "browser", "wechat"), may: "web-view, browser, wechat" },
  platform: { fits: oneOf("ios", "android"), may: "ios, android" },
  latency: {
    fits: (value) => typeof value === "number" && value >= 0 && value <= 60_000,
    may: "ms, from 0 to 60000",
  },
  offline: { fits: isFlag, may: "true, false" },
  installed: { fits: isFlag, may: "true, false" },
  returns: {
    fits: (value) => {
      const { in: where = "same-tab", answer = "proper" } = fieldsOf(value);
      return (
        isObject(value) &&
        oneOf("same-tab", "new-tab", "killed", "never")(where) &&
        oneOf("proper", "glued", "unencoded", "appended")(answer)
      );
    },
    may: "{ in: same-tab, new-tab, killed, never; answer: proper, glued, unencoded, appended }",
  },
  weChat: {
    fits: (value) => {
      const { bridge = "prompt", signature = "checked", signed = "landing" } = fieldsOf(value);
      const fit = oneOf(...bridgeTimes)(bridge) && oneOf(...signatureVerdicts)(signature);
      return isObject(value) && fit && oneOf(...signedAddresses)(signed);
    },
    may: `{ bridge: ${bridgeTimes.join(", ")}; signature: ${signatureVerdicts.join(", ")}; signed: ${signedAddresses.join(", ")} }`,
  },
  faults: { fits: isObject, may: "outcomes by method" },
};

/** What can be played of a table of faults. What cannot is said by its field. */
function playable(faults: object, problem: (line: string) => void): object {
  for (const line of outcomeProblems("faults.", { ...faults })) problem(line);
  const good = Object.entries(faults).filter(([method, outcome]) => isHostMethod(method) && parseOutcome(outcome));
  return Object.fromEntries(good);
}

/**
 * The settings among what was given that can be. What cannot is said in the console, by its name, and passed over: it may have
 * come from JavaScript, or from somewhere else.
 *
 * @param who - says it
 */
export function checkSettings(given: Given, who: string): Partial<SimulatorSettings> {
  const problem = (line: string) => {
    console.error(`${who}: ${line}. It is passed over.`);
  };
  const names = Object.keys(checks) as (keyof SimulatorSettings)[];
  const good = names.flatMap((name): [string, unknown][] => {
    const value = given[name];
    if (value === undefined) return [];
    const { fits, may } = checks[name];
    if (!fits(value)) {
      problem(`${name} is ${shown(value)}, and may be: ${may}`);
      return [];
    }
    return [[name, name === "faults" && isObject(value) ? playable(value, problem) : value]];
  });
  return Object.fromEntries(good);
}

/** What the options say of what can be changed later. */
export function settingsOf(options: SimulatorOptions): SimulatorSettings {
  return {
    ...{ place: "web-view", platform: undefined, faults: {}, latency: 0, offline: false, installed: true },
    ...{ returns: {}, weChat: {} },
    ...checkSettings(options, "createSimulator()"),
  };
}

import { hostMethods, isHostMethod, outcomeKinds, parseOutcome, type Outcome } from "../testing/engine/outcome.js";
import type { SimulatorSettings } from "./settings.js";
import { bridgeTimes, signatureVerdicts, signedAddresses } from "./weChat/SimulatorWeChat.js";

/** Of each name in the address. */
const prefix = "vvsim.";

/** One setting, as an address has it. */
interface Field {
  /** What it may be, in words. */
  readonly choices: string;
  /** Nothing for a text that it cannot be. */
  readonly read: (text: string, before: SimulatorSettings) => Partial<SimulatorSettings> | undefined;
  readonly write: (settings: SimulatorSettings) => string | undefined;
}

function choice<T extends string>(
  known: readonly T[],
  read: (value: T, before: SimulatorSettings) => Partial<SimulatorSettings>,
  write: (settings: SimulatorSettings) => T | undefined,
): Field {
  return {
    choices: known.join(", "),
    read(text, before) {
      const value = known.find((one) => one === text);
      return value && read(value, before);
    },
    write,
  };
}

const yesOrNo = ["yes", "no"] as const;
const word = (is: boolean) => (is ? "yes" : "no");

function isOutcome(text: string): text is Outcome {
  return parseOutcome(text) !== undefined;
}

const outcomes = hostMethods.map((method): [string, Field] => [
  method,
  {
    choices: outcomeKinds.join(", "),
    read: (text, { faults }) => (isOutcome(text) ? { faults: { ...faults, [method]: text } } : undefined),
    write: ({ faults }) => faults[method],
  },
]);

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  [
    "place",
    choice(
      ["web-view", "browser", "wechat"],
      (place) => ({ place }),
      ({ place }) => place,
    ),
  ],
  [
    "platform",
    choice(
      ["ios", "android"],
      (platform) => ({ platform }),
      ({ platform }) => platform,
    ),
  ],
  [
    "latency",
    {
      choices: "ms, from 0 to 60000",
      read(text) {
        const latency = Number(text);
        return text && latency >= 0 && latency <= 60_000 ? { latency } : undefined;
      },
      write: ({ latency }) => String(latency),
    },
  ],
  [
    "offline",
    choice(
      yesOrNo,
      (is) => ({ offline: is === "yes" }),
      ({ offline }) => word(offline),
    ),
  ],
  [
    "installed",
    choice(
      yesOrNo,
      (is) => ({ installed: is === "yes" }),
      ({ installed }) => word(installed),
    ),
  ],
  [
    "return",
    choice(
      ["same-tab", "new-tab", "killed", "never"],
      (where, { returns }) => ({ returns: { ...returns, in: where } }),
      ({ returns }) => returns.in ?? "same-tab",
    ),
  ],
  [
    "answer",
    choice(
      ["proper", "glued", "unencoded", "appended"],
      (answer, { returns }) => ({ returns: { ...returns, answer } }),
      ({ returns }) => returns.answer ?? "proper",
    ),
  ],
  [
    "bridge",
    choice(
      bridgeTimes,
      (bridge, { weChat }) => ({ weChat: { ...weChat, bridge } }),
      ({ weChat }) => weChat.bridge ?? "prompt",
    ),
  ],
  [
    "signature",
    choice(
      signatureVerdicts,
      (signature, { weChat }) => ({ weChat: { ...weChat, signature } }),
      ({ weChat }) => weChat.signature ?? "checked",
    ),
  ],
  [
    "signed",
    choice(
      signedAddresses,
      (signed, { weChat }) => ({ weChat: { ...weChat, signed } }),
      ({ weChat }) => weChat.signed,
    ),
  ],
  ...outcomes,
]);

/** Whether a query has any of the simulator's settings. */
export function hasSettings(query: URLSearchParams): boolean {
  return [...query.keys()].some((name) => name.startsWith(prefix));
}

/**
 * The settings that a query asks for.
 *
 * @param problem - is told, in a line, of what it asks for in vain
 */
export function readSettings(
  query: URLSearchParams,
  base: SimulatorSettings,
  problem: (line: string) => void,
): SimulatorSettings {
  let settings = base;
  for (const [name, text] of query) {
    if (!name.startsWith(prefix)) continue;
    const field = fields.get(name.slice(prefix.length));
    const part = field?.read(text, settings);
    if (part) settings = { ...settings, ...part };
    else if (field) problem(`${name} is "${text.slice(0, 99)}", and may be: ${field.choices}`);
    else
      problem(
        `there is no ${name.slice(0, 99)}. There are ${[...fields.keys()].map((one) => prefix + one).join(", ")}`,
      );
  }
  return settings;
}

/** What is other than the options say, as a query. */
export function writeSettings(settings: SimulatorSettings, base: SimulatorSettings): string {
  return [...fields]
    .flatMap(([name, { write }]) => {
      // A fault that was taken back is one that a person decides on.
      const text = write(settings) ?? (isHostMethod(name) ? "ask" : undefined);
      const before = write(base) ?? (isHostMethod(name) ? "ask" : undefined);
      return text === undefined || text === before ? [] : [`${prefix}${name}=${encodeText(text)}`];
    })
    .join("&");
}

/** As readable as an address may be. */
function encodeText(text: string): string {
  // Half a character is none that an address can carry.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/%3A/g, ":");
}

/** An address with other settings; all else in it stays to the letter. */
export function withSettings(href: string, query: string): string {
  const [page = "", ...hash] = href.split("#");
  const [path = "", ...search] = page.split("?");
  const others = search
    .join("?")
    .split("&")
    .filter((pair) => pair && !hasSettings(new URLSearchParams(pair)));
  const all = [...others, ...(query ? [query] : [])].join("&");
  return [all ? `${path}?${all}` : path, ...hash].join("#");
}

/** VVChat's methods, by its documents. The last one is a link alone. */
export const hostMethods = ["auth", "pay", "share", "getSession", "selectSession", "openSessionView"] as const;

/** The name of one of VVChat's own methods. */
export type HostMethodName = (typeof hostMethods)[number];

const plain = ["ask", "succeed", "refuse", "silent", "twice", "malformed", "object", "missing", "unknown"] as const;

/**
 * How a call ends, in a word, so that it fits into an address too.
 *
 * - `"ask"`: a person decides, on the simulator's sheet
 * - `"succeed"`, `"refuse"`: as a person would
 * - `"fail"`, `"fail:1:refused"`: with an error; default `400`, `"失败"`
 * - `"silent"`: never
 * - `"slow"`, `"slow:5000"`: well, after some ms; default 3000
 * - `"late"`, `"late:60000"`: the same, after what a call without a person waits; default 12000. A call with one waits for five
 *   minutes: see the client's `timeouts`
 * - `"twice"`: well, and once more
 * - `"malformed"`: with JSON that breaks off
 * - `"object"`: well, with an object in place of its text
 * - `"missing"`: well, and without what the method promises
 * - `"unknown"`: not at all, for this app is an older one, and has no such method
 */
export type Outcome =
  (typeof plain)[number] | "fail" | `fail:${string}` | "slow" | `slow:${number}` | "late" | `late:${number}`;

/** An {@link Outcome}, taken apart. */
export type ParsedOutcome =
  | { readonly kind: (typeof plain)[number] }
  | { readonly kind: "fail"; readonly code: number | string; readonly text: string }
  | { readonly kind: "slow" | "late"; readonly ms: number };

/** An {@link Outcome}'s first word. */
export type OutcomeKind = ParsedOutcome["kind"];

/** Every first word. */
export const outcomeKinds: readonly OutcomeKind[] = [
  "ask",
  "succeed",
  "refuse",
  "fail",
  "silent",
  "slow",
  "late",
  "twice",
  "malformed",
  "object",
  "missing",
  "unknown",
];

const delays = { slow: 3000, late: 12_000 } as const;
const longest = 3_600_000;

function parseFail(rest: string | undefined): ParsedOutcome {
  const [, code = "", text = ""] = /^([^:]*):?([^]*)$/.exec(rest ?? "") ?? [];
  return { kind: "fail", code: /^-?\d{1,9}$/.test(code) ? Number(code) : code || 400, text: text || "失败" };
}

function parseDelay(kind: "slow" | "late", rest: string | undefined): ParsedOutcome | undefined {
  const ms = rest === undefined ? delays[kind] : Number(rest);
  return rest !== "" && ms >= 0 && ms <= longest ? { kind, ms } : undefined;
}

/** Takes an outcome apart; nothing for what is none. */
export function parseOutcome(outcome: unknown): ParsedOutcome | undefined {
  if (typeof outcome !== "string") return undefined;
  const [, word = "", rest] = /^([a-z]*)(?::([^]*))?$/.exec(outcome) ?? [];
  if (word === "fail") return parseFail(rest);
  if (word === "slow" || word === "late") return parseDelay(word, rest);
  const kind = plain.find((one) => one === word);
  return kind && rest === undefined ? { kind } : undefined;
}

/** Whether a name is one of VVChat's own methods. */
export function isHostMethod(name: string): name is HostMethodName {
  return hostMethods.some((method) => method === name);
}

/** Whether a value is an outcome. */
export function isOutcome(value: unknown): value is Outcome {
  return parseOutcome(value) !== undefined;
}

/**
 * What is wrong with a table of outcomes by method, one line each: the field, and what it may be.
 *
 * @param kinds - the ones that can be played. Default: all
 */
export function outcomeProblems(
  path: string,
  outcomes: Readonly<Record<string, unknown>>,
  kinds: readonly OutcomeKind[] = outcomeKinds,
): string[] {
  return Object.entries(outcomes).flatMap(([method, outcome]) => {
    if (!isHostMethod(method)) return [`${path}${method}: VVChat has no such method. It has ${hostMethods.join(", ")}`];
    const kind = parseOutcome(outcome)?.kind;
    if (outcome === undefined || (kind && kinds.includes(kind))) return [];
    return [`${path}${method}: ${JSON.stringify(outcome)} is no outcome. There are ${kinds.join(", ")}`];
  });
}

import { invalid } from "../errors/invalid.js";
import { wordsOf } from "../errors/wordsOf.js";

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another window has that window's Object.prototype: plain is what has no prototype above its own.
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isJson(value: unknown): boolean {
  if (typeof value === "object") return value === null || isPlain(value);
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/**
 * A deep copy of parameters, as JSON carries them, so that no host ever sees the caller's own object.
 *
 * @throws VVChatError `invalid`, with the path of what JSON cannot carry, or would change without a word: a cycle, a
 * function, `NaN`, a class instance, a hole in an array. `undefined` in an object means absent, as in JSON.
 */
export function copyParams<T>(params: T, method: string): T & Record<string, unknown> {
  const root: unknown = params ?? {};
  const paths = new Map<unknown, string>();
  let path = "params";

  function check(this: Record<string, unknown>, key: string): unknown {
    // As it stands there: JSON would ask its toJSON first.
    const value = this[key];
    const above = paths.get(this);
    if (above !== undefined) path = Array.isArray(this) ? `${above}[${key}]` : above ? `${above}.${key}` : key;
    if (value === undefined && !Array.isArray(this)) return value;
    if (!isJson(value)) throw new TypeError(typeof value === "object" ? "no plain object" : wordsOf(value));
    paths.set(value, above === undefined ? "" : path);
    return value;
  }

  try {
    if (typeof root !== "object" || Array.isArray(root)) throw new TypeError("no plain object");
    return JSON.parse(JSON.stringify(root, check)) as T & Record<string, unknown>;
  } catch (error) {
    // Or it refers back to itself, is nested deeper than the stack, or a getter of the caller's threw.
    throw invalid(path.slice(0, 99), `cannot be sent: ${wordsOf(error)}`, method);
  }
}

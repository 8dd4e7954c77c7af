import { invalid } from "../errors/invalid.js";
import { isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";

/** No host wants more. Far from what any engine's stack holds, so that nothing behind this check runs out of it. */
const deepest = 100;

function describe(value: unknown): string {
  if (typeof value === "number") return `is ${String(value)}`;
  return value === undefined ? "is undefined" : `is a ${typeof value}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another window has that window's Object.prototype: plain is what has no prototype above its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A deep copy of parameters, as JSON would carry them, so that no host ever sees the caller's own object.
 *
 * @throws VVChatError `invalid`, with the path of the value that JSON cannot carry: a cycle, a function, `NaN`, a
 * class instance. `undefined` in an object means absent, as in JSON.
 */
export function copyParams<T>(params: T, method: string): T & Record<string, unknown> {
  const ancestors: object[] = [];
  let reading = "params";

  function copy(value: unknown, path: string): unknown {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value !== "object") throw invalid(path, `${describe(value)}, which JSON cannot carry`, method);
    if (ancestors.includes(value)) throw invalid(path, "refers back to itself", method);
    if (ancestors.length >= deepest) {
      throw invalid(path.replace(/[.[].*/s, ""), `is nested deeper than ${String(deepest)} levels`, method);
    }
    return Array.isArray(value) ? copyList(value, path) : copyObject(value, path);
  }

  function copyList(list: readonly unknown[], path: string): unknown[] {
    ancestors.push(list);
    const items = Array.from({ length: list.length }, (_, index) => {
      reading = `${path}[${String(index)}]`;
      return copy(list[index], reading);
    });
    ancestors.pop();
    return items;
  }

  function copyObject(value: object, path: string): Record<string, unknown> {
    if (!isPlain(value)) {
      const kind = value.constructor.name || "a class";
      throw invalid(path || "params", `is an instance of ${kind}, not a plain object`, method);
    }
    ancestors.push(value);
    const entries: [string, unknown][] = [];
    for (const key of Object.keys(value)) {
      reading = path ? `${path}.${key}` : key;
      const item = (value as Record<string, unknown>)[key];
      if (item !== undefined) entries.push([key, copy(item, reading)]);
    }
    ancestors.pop();
    return Object.fromEntries(entries);
  }

  try {
    const value: unknown = params ?? {};
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw invalid("params", "must be an object", method);
    return copyObject(value, "") as T & Record<string, unknown>;
  } catch (error) {
    // Otherwise a getter or proxy of the caller's threw.
    throw isVVChatError(error) ? error : invalid(reading, `cannot be read: ${wordsOf(error)}`, method);
  }
}

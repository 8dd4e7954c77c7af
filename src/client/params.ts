import { invalid } from "../errors/invalid.js";
import { isVVChatError } from "../errors/VVChatError.js";

function describe(value: unknown): string {
  if (typeof value === "object") return `is a ${Object.prototype.toString.call(value).slice(8, -1)}`;
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

  function copy(value: unknown, path: string): unknown {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value !== "object") throw invalid(path, `${describe(value)}, which JSON cannot carry`, method);
    if (ancestors.includes(value)) throw invalid(path, "refers back to itself", method);
    ancestors.push(value);
    const result = Array.isArray(value)
      ? Array.from(value, (item: unknown, index) => copy(item, `${path}[${String(index)}]`))
      : copyObject(value, path);
    ancestors.pop();
    return result;
  }

  function copyObject(value: object, path: string): Record<string, unknown> {
    if (!isPlain(value)) throw invalid(path || "params", `${describe(value)}, not a plain object`, method);
    const present = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(present.map(([key, item]) => [key, copy(item, path ? `${path}.${key}` : key)]));
  }

  try {
    const value: unknown = params ?? {};
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw invalid("params", "must be an object", method);
    ancestors.push(value);
    return copyObject(value, "") as T & Record<string, unknown>;
  } catch (error) {
    // Otherwise a getter or proxy of the caller's threw, or the nesting is deeper than the stack.
    throw isVVChatError(error) ? error : invalid("params", `cannot be read: ${String(error)}`, method);
  }
}

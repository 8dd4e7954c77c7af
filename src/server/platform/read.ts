import type { Fields } from "./ask.js";
import { PlatformError } from "./PlatformError.js";

/** Reads the fields of one call's answer. What is missing or of another kind is `invalid_response`. */
export interface Reader {
  /** @param longest - letters. Default 4096: of what the platform tells, an address or a token is the longest */
  text: (name: string, longest?: number) => string;
  /** Nothing where it is missing or empty. */
  optionalText: (name: string) => string | undefined;
  /** A whole number, not negative, also as a text. */
  whole: (name: string) => number;
  /** Unix seconds, as a date. Nothing where it is missing. */
  optionalDate: (name: string) => Date | undefined;
}

export function reader(call: string, fields: Fields): Reader {
  const value = (name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  const refuse = (name: string, kind: string): never => {
    throw new PlatformError("invalid_response", call, `"${name}" is no ${kind}`);
  };
  const isMissing = (found: unknown): boolean => found === undefined || found === null || found === "";

  const text = (name: string, longest = 4096): string => {
    const found = value(name);
    return typeof found === "string" && found && found.length <= longest ? found : refuse(name, "text");
  };
  const whole = (name: string): number => {
    const found = value(name);
    const number = typeof found === "string" && /^\d{1,15}$/.test(found) ? Number(found) : found;
    return typeof number === "number" && Number.isSafeInteger(number) && number >= 0
      ? number
      : refuse(name, "whole number");
  };
  const date = (name: string): Date => {
    const seconds = whole(name);
    // Milliseconds would be a day in the year 50000.
    return String(seconds).length <= 11 ? new Date(seconds * 1000) : refuse(name, "time in seconds");
  };
  return {
    text,
    optionalText: (name) => (isMissing(value(name)) ? undefined : text(name)),
    whole,
    optionalDate: (name) => (isMissing(value(name)) ? undefined : date(name)),
  };
}

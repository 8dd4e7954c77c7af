import type { HostReply } from "../../bridges/bridge.js";

/**
 * A text that a reply promises.
 *
 * @throws Error where it is none, or empty
 */
export function readText(reply: HostReply, field: string): string {
  const value = reply[field];
  if (typeof value === "string" && value) return value;
  throw new Error(`no ${field}`);
}

/** What is no object has nothing in it. */
export function asObject(value: unknown): HostReply {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** What a JSON text says; `undefined` where it is none. What is no text is itself. */
export function parse(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

import type { HostAnswer, HostReply } from "./bridge.js";

function isObject(value: unknown): value is HostReply {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// The host's documents use 200 and 0 for success, in auth alone or everywhere; as numbers and as text; or send none.
const successCodes: readonly unknown[] = [undefined, null, 200, "200", 0, "0"];

/**
 * Sorts what VVChat's native side handed over: JSON text, or an object where the iOS library passes one on.
 *
 * @param raw - the argument of the native callback, whatever it is
 */
export function readReply(raw: unknown): Exclude<HostAnswer, { kind: "ended" }> {
  let value = raw;
  if (typeof raw === "string") {
    try {
      value = JSON.parse(raw);
    } catch {
      value = undefined;
    }
  }
  if (!isObject(value)) return { kind: "malformed", problem: "no JSON object", raw };
  const { err_code: code, err_msg: text } = value;
  return {
    kind: successCodes.includes(code) ? "success" : "error",
    reply: value,
    raw,
    hostCode: typeof code === "number" || typeof code === "string" ? code : undefined,
    hostMessage: typeof text === "string" ? text : undefined,
  };
}

import { type Fields, isFields } from "./platform/ask.js";
import { HttpError, badRequest } from "./HttpError.js";
import { TooLong, readText } from "./readText.js";

/** How long a body may be, in bytes. */
const limit = 65_536;
/** How deep it may be nested. What goes deeper is no order of anybody's, and ends the stack of who walks through it. */
const deepest = 20;
/** Names with which a body that is merged into an object gets at its prototype. */
const prototypeKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function isHarmless(value: unknown, levels = deepest): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(
    ([name, one]) => levels > 0 && !prototypeKeys.has(name) && isHarmless(one, levels - 1),
  );
}

/**
 * The text of a request, whatever it is.
 *
 * @param code - of the error where it cannot be read
 * @throws HttpError 413 or 400
 */
export async function readBody(request: Request, code: string): Promise<string> {
  try {
    return await readText(request, limit);
  } catch (error) {
    if (error instanceof TooLong) throw new HttpError(413, "too_large", `A body is ${String(limit)} bytes at most.`);
    throw badRequest(code, "The body broke off, is no UTF-8, or something has read it before the handler.");
  }
}

/**
 * The JSON object of a request.
 *
 * @throws HttpError 415, 413 or 400
 */
export async function readJson(request: Request): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new HttpError(415, "unsupported_media_type", "Send Content-Type: application/json.");
  }
  const text = await readBody(request, "invalid_json");
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badRequest("invalid_json", "The body is no JSON.");
  }
  if (!isFields(body)) throw badRequest("invalid_json", "The body is no JSON object.");
  if (!isHarmless(body)) throw badRequest("invalid_json", "The body has a prototype's key, or is nested too deep.");
  return body;
}

/** An own field of a body that must be a text. */
export function textField(body: Fields, name: string, longest = 512): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value === "string" && value && value.length <= longest) return value;
  throw badRequest("invalid_request", `"${name}" must be a text of 1 to ${String(longest)} letters.`);
}

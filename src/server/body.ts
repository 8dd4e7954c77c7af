import { type Fields, isFields } from "./platform/ask.js";
import { HttpError, badRequest } from "./HttpError.js";

/** How long a body may be, in bytes. */
const limit = 65_536;

function tooLarge(): HttpError {
  return new HttpError(413, "too_large", `A body is ${String(limit)} bytes at most.`);
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    length += part.value.byteLength;
    if (length > limit) {
      void reader?.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badRequest("invalid_json", "The body is no UTF-8.");
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
  const text = await readText(request);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badRequest("invalid_json", "The body is no JSON.");
  }
  if (!isFields(body)) throw badRequest("invalid_json", "The body is no JSON object.");
  return body;
}

/** An own field of a body that must be a text. */
export function textField(body: Fields, name: string, longest = 512): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value === "string" && value && value.length <= longest) return value;
  throw badRequest("invalid_request", `"${name}" must be a text of 1 to ${String(longest)} letters.`);
}

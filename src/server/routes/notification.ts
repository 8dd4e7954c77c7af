import { verifyData } from "../../platform/sign.js";
import { readJson, textField } from "../body.js";
import { HttpError, badRequest } from "../HttpError.js";
import type { Fields } from "../platform/ask.js";
import type { ServerContext } from "../ServerContext.js";

/** A number, also as a text, which is how some of them come. */
export function wholeField(body: Fields, name: string): number {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text === "string" && /^\d{1,15}$/.test(text)) return Number(text);
  throw badRequest("invalid_request", `"${name}" must be a whole number.`);
}

/** Unix seconds as a date. Nothing where it is none: a payment does not fail for its time. */
export function dateField(body: Fields, name: string): Date | undefined {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return /^[1-9]\d{0,10}$/.test(String(value)) ? new Date(Number(value) * 1000) : undefined;
}

/**
 * Whether the text that is signed can be read in one way alone. It joins `k=v&…` without encoding: a value `1&status=1`
 * is signed like a value `1` and a status, and whoever got hold of one sign could cut its text anew.
 */
function isUnambiguous(body: Fields): boolean {
  return Object.entries(body).every(([name, value]) => /^\w+$/.test(name) && !/&\w*=/.test(String(value)));
}

/**
 * A notification that is the platform's, and for this app.
 *
 * @throws HttpError 401 where its sign is missing, empty or wrong. Nothing of it is looked at before
 */
export async function readNotification({ options }: ServerContext, request: Request): Promise<Fields> {
  const body = await readJson(request);
  const { appId, appKey, storeNo } = options.platform;
  if (!verifyData(body, appKey)) throw new HttpError(401, "invalid_sign", "The sign is missing or wrong.");
  if (!isUnambiguous(body)) throw new HttpError(401, "invalid_sign", "What is signed can be read in two ways.");
  if (textField(body, "app_id") !== appId) throw new HttpError(403, "another_app", "This is another app's.");
  if (Object.hasOwn(body, "store_no") && body["store_no"] !== storeNo) {
    throw new HttpError(403, "another_store", "This is another store's.");
  }
  return body;
}

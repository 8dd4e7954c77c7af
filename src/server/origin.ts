import { HttpError } from "./HttpError.js";

/**
 * Lets a request that changes something pass only from the app's own pages. A browser says where it comes from, by one
 * header or both; what says neither is no browser, and has no cookie that it did not bring itself.
 *
 * @throws HttpError 403
 */
export function checkOrigin(request: Request, allowed: readonly string[]): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const named = origin !== null && allowed.includes(origin);
  const foreign = origin !== null && !named;
  if (foreign || (!named && site !== null && site !== "same-origin")) {
    throw new HttpError(403, "foreign_origin", "This comes from another site.");
  }
}

import { HttpError } from "./HttpError.js";

const always = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** A JSON answer. */
export function json(body: unknown, status = 200, more?: Headers | Readonly<Record<string, string>>): Response {
  const headers = new Headers({ "content-type": "application/json", ...always });
  new Headers(more).forEach((value, name) => {
    headers.set(name, value);
  });
  return new Response(JSON.stringify(body), { status, headers });
}

/** An answer without a body. */
export function empty(headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 204, headers: { ...always, ...headers } });
}

/** An answer that is no JSON. */
export function text(body: string, type = "text/plain"): Response {
  return new Response(body, { headers: { "content-type": type, ...always } });
}

/** What a notification is answered with, so that the platform does not send it again. */
export function success(): Response {
  return text("success");
}

export function failure({ status, code, message, headers }: HttpError): Response {
  return json({ error: { code, message } }, status, headers);
}

import { HttpError } from "./HttpError.js";

const always = { "cache-control": "no-store" };

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...always, ...headers },
  });
}

/** An answer without a body. */
export function empty(headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 204, headers: { ...always, ...headers } });
}

/** What a notification is answered with, so that the platform does not send it again. */
export function success(): Response {
  return new Response("success", { headers: { "content-type": "text/plain", ...always } });
}

export function failure({ status, code, message, headers }: HttpError): Response {
  return json({ error: { code, message } }, status, headers);
}

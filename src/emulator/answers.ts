import type { ErrorReply } from "../platform/wire.js";

/** What the platform refuses, in its own words. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

const headers = {
  "content-type": "application/json",
  "cache-control": "no-store",
  // The vendor's demonstration page asks from the page itself.
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type",
  "access-control-allow-methods": "GET, POST",
};

/** An answer; nothing makes it one of status alone. */
export function answer(body?: object, status = 200): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** The documents' body of an error. */
export function errorAnswer(message = "请求失败！", status = 400): Response {
  const body: ErrorReply = { err_code: status, err_msg: message };
  return answer(body, status);
}

export function refuse(message?: string): never {
  throw new Refusal(message ?? "请求失败！");
}

import type { ErrorReply } from "../platform/wire.js";

/** What is refused, in the platform's own words. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** The platform itself knows 400 alone; the control's own paths tell more. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** An answer; nothing makes it one of status alone. */
export function answer(body?: object, status = 200): Response {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** The documents' body of an error. */
export function errorAnswer(message = "请求失败！", status = 400): Response {
  const body: ErrorReply = { err_code: status, err_msg: message };
  return answer(body, status);
}

export function refuse(message: string, status = 400): never {
  throw new Refusal(message, status);
}

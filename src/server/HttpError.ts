/** An answer that is an error: `{ "error": { "code", "message" } }`, as `docs/http-api.md` has it. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  readonly code: string;
  readonly headers: Headers;

  /**
   * @param status - 400 to 599
   * @param code - for programs, e.g. `"sold_out"`
   * @param message - for the page's developer: nothing secret
   * @throws RangeError where the status is none of an error
   */
  constructor(
    status: number,
    code: string,
    message: string,
    { headers, ...options }: { headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(message, options);
    if (!(status >= 400 && status <= 599)) throw new RangeError(`HttpError: ${String(status)} is no error`);
    this.status = status;
    this.code = code;
    this.headers = new Headers(headers);
  }
}

/** The request cannot be served as it is. */
export function badRequest(code: string, message: string): HttpError {
  return new HttpError(400, code, message);
}

/** Nothing was changed; the same request may work in a moment. */
export function tryAgain(code: string, message: string, cause?: unknown): HttpError {
  return new HttpError(503, code, message, { headers: { "retry-after": "1" }, cause });
}

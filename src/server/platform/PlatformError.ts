/** What went wrong between the merchant's server and the platform. */
export type PlatformErrorCode =
  /** The platform understood, and said no: status 400. */
  | "refused"
  /** It answered 5xx, or anything but what its documents say it answers. */
  | "unavailable"
  /** No answer within the deadline. */
  | "timeout"
  /** It could not be reached. */
  | "network"
  /** Its answer cannot be used: no JSON, a field missing, another order's. */
  | "invalid_response"
  /** Its answer does not carry the sign of your key. */
  | "wrong_sign";

/** An error of {@link createPlatformClient}. Never holds a key, a code or a token. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly code: PlatformErrorCode;
  /** Which call, e.g. `"token"`. */
  readonly call: string;
  /** The platform's HTTP status, where it answered. */
  readonly status: number | undefined;
  /** Its own words, `err_msg`. */
  readonly hostMessage: string | undefined;

  constructor(
    code: PlatformErrorCode,
    call: string,
    message: string,
    details: { status?: number | undefined; hostMessage?: string | undefined; cause?: unknown } = {},
  ) {
    super(`${call}: ${message}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.call = call;
    this.status = details.status;
    this.hostMessage = details.hostMessage;
  }
}

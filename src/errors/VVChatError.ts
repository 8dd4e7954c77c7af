import type { VVChatErrorCode } from "./codes.js";

// In the global symbol registry, so that two copies of the package know each other's errors.
const brand = Symbol.for("vvchat-react.VVChatError");

/** What is known of an error beside its code and message. */
export interface VVChatErrorDetails {
  /** The host method that was called, e.g. `"auth"`. */
  method?: string | undefined;
  /** The parameter or option that is wrong, as a path: `"items[2].price"`. Set for `invalid`. */
  field?: string | undefined;
  /** The host's own number (`err_code`), where it sent one. */
  hostCode?: number | string | undefined;
  /** The host's own text (`err_msg`), where it sent one. Show it as text, never as HTML. */
  hostMessage?: string | undefined;
  /** Of a flow of several steps, the one that failed: `"session"`, `"consent"`, `"message"`. */
  step?: string | undefined;
  /** What was thrown or received underneath. */
  cause?: unknown;
}

/**
 * The one error class of the kit. Branch on {@link VVChatError.code}, a name of the closed list `errorCodes`; test for
 * it with `isVVChatError`, which also knows errors that another copy of the package made.
 *
 * @example
 * if (auth.error?.code === "denied") showWhyWeAsk();
 */
export class VVChatError extends Error implements VVChatErrorDetails {
  override readonly name = "VVChatError";
  declare readonly code: VVChatErrorCode;
  declare readonly method?: string | undefined;
  declare readonly field?: string | undefined;
  declare readonly hostCode?: number | string | undefined;
  declare readonly hostMessage?: string | undefined;
  declare readonly step?: string | undefined;
  declare readonly cause?: unknown;
  /** Where the package explains this code: a file of the package itself. */
  declare readonly docs: string;

  /**
   * @param code - what happened, from the closed list
   * @param message - one short sentence for the developer's log
   * @param details - method, field, the host's own words, the cause
   */
  constructor(code: VVChatErrorCode, message: string, details: VVChatErrorDetails = {}) {
    const docs = `vvchat-react/docs/errors/${code}.md`;
    super(`${details.method ? `${details.method}: ` : ""}${message} (${docs})`);
    Object.assign(this, details, { code, docs });
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Whether a value is an error of this kit, made by whichever copy of the package.
 *
 * @param value - anything that was caught
 * @param code - also require this code
 *
 * @example
 * try { await client.call(auth, { scope: "snsapi_userinfo" }); }
 * catch (error) { if (!isVVChatError(error, "cancelled")) throw error; }
 */
export function isVVChatError(value: unknown, code?: VVChatErrorCode): value is VVChatError {
  const error = value as { [brand]?: true; code?: unknown } | null | undefined;
  return error?.[brand] === true && (!code || error.code === code);
}

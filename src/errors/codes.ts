/**
 * How a call can end badly: the closed list. Each code has a page, `docs/errors/CODE.md`, that says what happened,
 * why, what to do and how to test it.
 */
export const errorCodes = [
  "aborted",
  "busy",
  "cancelled",
  "denied",
  "failed",
  "invalid",
  "invalid_response",
  "left",
  "network",
  "not_opened",
  "script_failed",
  "server",
  "state_mismatch",
  "superseded",
  "timeout",
  "unavailable",
  "unsupported",
] as const;

/** A code of the closed list {@link errorCodes}. */
export type VVChatErrorCode = (typeof errorCodes)[number];

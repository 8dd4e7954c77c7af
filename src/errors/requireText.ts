import { invalid } from "./invalid.js";

/**
 * A parameter or option that must be a non-empty string.
 *
 * @param field - its path, for the message
 * @param method - the host method, where there is one
 * @throws VVChatError `invalid`
 */
export function requireText(value: unknown, field: string, method?: string): string {
  if (typeof value === "string" && value) return value;
  throw invalid(field, "must be a non-empty string", method);
}

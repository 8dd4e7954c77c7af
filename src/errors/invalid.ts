import { VVChatError } from "./VVChatError.js";

/**
 * The error for a parameter or option that the caller must mend.
 *
 * @param field - its path, e.g. `"scope"` or `"items[2].price"`
 * @param problem - what is wrong with it, to follow the path: `"must be a non-empty string"`
 * @param method - the host method, where there is one
 */
export function invalid(field: string, problem: string, method?: string): VVChatError {
  return new VVChatError("invalid", `"${field}" ${problem}.`, { method, field });
}

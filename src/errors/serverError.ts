import { VVChatError, isVVChatError } from "./VVChatError.js";
import { wordsOf } from "./wordsOf.js";

// What fetch rejects with, as a TypeError, where it reached nobody: Chromium and Node, Safari, Firefox and React Native.
const unreachable = /fetch|load failed|network/i;

/** An error of the app's own server, as one of the closed list. What the app threw is kept as `cause`. */
export function toServerError(cause: unknown, method: string): VVChatError {
  if (isVVChatError(cause)) return cause;
  const text = wordsOf(cause);
  const code = cause instanceof TypeError && unreachable.test(text) ? "network" : "server";
  return new VVChatError(code, text, { method, cause });
}

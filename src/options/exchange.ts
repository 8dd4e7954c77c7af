import { VVChatError, isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";

// What fetch rejects with, as a TypeError, where it reached nobody: Chromium, Safari, Firefox, Node.
const unreachable = /^(Failed to fetch|Load failed|NetworkError|fetch failed|Network request failed)/;

/** An error of the app's own server, as one of the closed list. What the app threw is kept as `cause`. */
export function toServerError(cause: unknown, method: string): VVChatError {
  if (isVVChatError(cause)) return cause;
  const text = cause instanceof Error ? cause.message : wordsOf(cause);
  const reached = !(cause instanceof TypeError && unreachable.test(text));
  const what = reached ? "could not use the host's answer" : "was not reached";
  const message = `Your server ${what}: ${text.replace(/\.$/, "")}.`;
  return new VVChatError(reached ? "server" : "network", message, { method, cause });
}

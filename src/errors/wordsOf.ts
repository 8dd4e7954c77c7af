/** What was thrown, as words for a message. Anything can be thrown: also what has no words, and throws when asked. */
export function wordsOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return "?";
  }
}

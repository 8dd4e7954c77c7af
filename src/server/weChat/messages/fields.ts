/** A message's fields, by name, as texts. What lies deeper is named by its path, with dots. */
export type MessageFields = ReadonlyMap<string, string>;

/** How deep a message may be nested. */
export const deepest = 10;

/** A message that cannot be read. What it says is for the log: nobody but WeChat should send one. */
export class UnreadableMessage extends Error {
  override readonly name = "UnreadableMessage";
}

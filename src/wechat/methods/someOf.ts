import { invalid } from "../../errors/invalid.js";

/**
 * A parameter that chooses among words of WeChat's.
 *
 * @param value - what the caller chose; all of them where that is nothing
 * @param all - that there are
 * @throws VVChatError `invalid` for any other word, or none
 */
export function someOf<T>(
  value: readonly T[] | null | undefined,
  all: readonly T[],
  field: string,
  method: string,
): readonly T[] {
  const chosen = value ?? all;
  // Named with its type, so that the list keeps its own.
  const fine: boolean = Array.isArray(chosen) && chosen.length > 0 && chosen.every((one: T) => all.includes(one));
  if (fine) return chosen;
  throw invalid(field, `must be some of ${all.join(", ")}`, method);
}

import type { TracedCall } from "../trace/VVChatTrace.js";
import { isProblem } from "./problem.js";

/** Which calls to list: all, those with a problem, or those of one method. */
export type Filter =
  { readonly kind: "all" } | { readonly kind: "problems" } | { readonly kind: "method"; readonly method: string };

/** The methods that were called, in the alphabet's order. */
export function methodsOf(calls: readonly TracedCall[]): readonly string[] {
  return [...new Set(calls.map(({ method }) => method))].sort();
}

export function filtered(calls: readonly TracedCall[], filter: Filter): readonly TracedCall[] {
  if (filter.kind === "all") return calls;
  if (filter.kind === "problems") return calls.filter(isProblem);
  return calls.filter(({ method }) => method === filter.method);
}

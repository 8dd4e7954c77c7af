import type { CallParams } from "../testing/engine/script.js";
import { textOf, wire } from "./wire.js";

/** What an advanced share brings: `share_data_url`, JSON in a string, as `vctalk` `v1` `MultipleLine`. */
export type Template =
  | { readonly kind: "none" }
  | { readonly kind: "lines"; readonly name: string; readonly lines: readonly string[] }
  /** No JSON, or JSON that is no template: as the page sent it. */
  | { readonly kind: "broken"; readonly text: string };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

export function readTemplate(params: CallParams): Template {
  const sent = params[wire.template];
  if (sent === undefined || sent === null || sent === "") return { kind: "none" };
  // The documents ask for text: an object is a page's mistake.
  if (typeof sent !== "string") return { kind: "broken", text: JSON.stringify(sent) };
  let value: unknown;
  try {
    value = JSON.parse(sent);
  } catch {
    return { kind: "broken", text: sent };
  }
  const lines = isObject(value) ? value["data"] : undefined;
  if (!isObject(value) || !Array.isArray(lines)) return { kind: "broken", text: sent };
  const name = [textOf(value, wire.templateHeader), textOf(value, wire.templateVersion)].filter(Boolean).join(" ");
  return { kind: "lines", name, lines: lines.map(shown) };
}

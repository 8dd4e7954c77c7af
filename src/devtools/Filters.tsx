"use client";
import type { JSX } from "react";
import type { TracedCall } from "../trace/VVChatTrace.js";
import { type Filter, filtered, methodsOf } from "./filter.js";
import type { Words } from "./words.js";

interface FiltersProps {
  readonly calls: readonly TracedCall[];
  readonly filter: Filter;
  readonly words: Words;
  readonly onChange: (filter: Filter) => void;
}

/** All, problems, and one for each method that was called. */
export function Filters({ calls, filter, words, onChange }: FiltersProps): JSX.Element {
  const choice = (label: string, own: Filter, isOn: boolean): JSX.Element => (
    <button
      key={label}
      className="dt-tab"
      type="button"
      aria-pressed={isOn}
      onClick={() => {
        onChange(own);
      }}
    >
      <span>{label}</span>
    </button>
  );
  const problems: Filter = { kind: "problems" };
  return (
    <div className="dt-tabs" role="group" aria-label={words("filter")}>
      {choice(words("all", { n: calls.length }), { kind: "all" }, filter.kind === "all")}
      {choice(words("problems", { n: filtered(calls, problems).length }), problems, filter.kind === "problems")}
      {methodsOf(calls).map((method) =>
        choice(method, { kind: "method", method }, filter.kind === "method" && filter.method === method),
      )}
    </div>
  );
}

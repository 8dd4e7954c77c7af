"use client";
import type { JSX } from "react";
import type { Json } from "../trace/VVChatTrace.js";
import { dots } from "../trace/secrets.js";
import type { Words } from "./words.js";

// A text and whether it is a name, or what is between texts.
const parts = /("(?:[^"\\]|\\.)*")(\s*:)?|[^"]+|"/g;

function pretty(value: Json): string {
  if (typeof value !== "string") return JSON.stringify(value, null, 2);
  // What the host sent as text: where it is JSON it is laid out, where it is none it is shown as it came.
  try {
    const inner: unknown = JSON.parse(value);
    if (typeof inner === "object") return JSON.stringify(inner, null, 2);
  } catch {
    return value;
  }
  return value;
}

interface JsonTextProps {
  readonly title: string;
  readonly value: Json | undefined;
  /** What to say where there is nothing. */
  readonly none: string;
  readonly cut: boolean;
  readonly words: Words;
}

/** A value laid out as JSON, with how many of its values are hidden. Whatever a host sends is shown as text. */
export function JsonText({ title, value, none, cut, words }: JsonTextProps): JSX.Element {
  const text = value === undefined ? "" : pretty(value);
  const hidden = text.split(dots).length - 1;
  const notes = [hidden > 0 && words("hidden", { n: hidden }), cut && /… \+\d/.test(text) && words("cut")];
  const note = notes.filter(Boolean).join(" · ");
  return (
    <>
      <h4>
        <span>{title}</span>
        {note && <span>{note}</span>}
      </h4>
      <pre className="dt-json">{text ? colours(text) : <span data-k="none">{none}</span>}</pre>
    </>
  );
}

function colours(text: string): (JSX.Element | string)[] {
  return Array.from(text.matchAll(parts), ([whole, quoted, colon], index) => {
    if (quoted === undefined) return whole;
    const kind = colon ? "name" : quoted.includes(dots) ? "none" : "text";
    return [
      <span key={index} data-k={kind}>
        {quoted}
      </span>,
      colon ?? "",
    ];
  }).flat();
}

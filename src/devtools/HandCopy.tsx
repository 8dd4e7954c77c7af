"use client";
import { type JSX, useEffect, useId, useRef } from "react";
import type { Words } from "./words.js";

interface HandCopyProps {
  readonly text: string;
  readonly words: Words;
  readonly onDone: () => void;
}

/** The text, selected, where the page cannot copy it. */
export function HandCopy({ text, words, onDone }: HandCopyProps): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [text]);
  return (
    <div className="dt-hand">
      <label htmlFor={id}>{words("byHand")}</label>
      <textarea ref={field} id={id} readOnly value={text} spellCheck={false} />
      <button className="vv-button" data-variant="plain" data-size="sm" type="button" onClick={onDone}>
        <span className="vv-face">{words("done")}</span>
      </button>
    </div>
  );
}

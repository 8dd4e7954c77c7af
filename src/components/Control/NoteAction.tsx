"use client";
import { type JSX, useCallback, useRef } from "react";

/** The one thing to do about a note: something here, or a page to open. */
export type NoteActionModel = { label: string } & (
  { onAction: () => void; href?: undefined } | { href: string; onAction?: undefined }
);

/** A note's action. When it goes away while it has the focus, that goes to the control's button. */
export function NoteAction({ action }: { action: NoteActionModel }): JSX.Element {
  const { label, href, onAction } = action;
  const last = useRef<HTMLElement | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    const old = last.current;
    if (old && old === document.activeElement) {
      // The button stands before the note, whatever the app draws it with.
      old.closest(".vv-control")?.querySelector<HTMLElement>("button,[href],[tabindex]")?.focus();
    }
    last.current = element;
  }, []);
  // Beside this page, which still waits for its answer.
  if (href !== undefined) {
    return (
      <a ref={ref} className="vv-link" href={href} target="_blank" rel="noreferrer">
        {label}
      </a>
    );
  }
  return (
    <button ref={ref} className="vv-link" type="button" onClick={onAction}>
      {label}
    </button>
  );
}

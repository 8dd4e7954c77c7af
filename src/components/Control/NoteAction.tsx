"use client";
import { type JSX, useCallback, useRef } from "react";

/** The one thing to do about a note. */
export interface NoteActionModel {
  label: string;
  onAction: () => void;
}

/** A note's action. When it goes away while it has the focus, that goes to the control's button. */
export function NoteAction({ action }: { action: NoteActionModel }): JSX.Element {
  const last = useRef<HTMLElement | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    const old = last.current;
    if (old && old === document.activeElement) {
      // The button stands before the note, whatever the app draws it with.
      old.closest(".vv-control")?.querySelector<HTMLElement>("button,[href],[tabindex]")?.focus();
    }
    last.current = element;
  }, []);
  return (
    <button ref={ref} className="vv-link" type="button" onClick={action.onAction}>
      {action.label}
    </button>
  );
}

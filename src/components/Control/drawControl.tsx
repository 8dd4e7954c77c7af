"use client";
import {
  type CSSProperties,
  type ForwardedRef,
  type JSX,
  type MouseEvent,
  type ReactNode,
  type RefCallback,
  useCallback,
} from "react";
import type { ControlButtonProps, ControlInput, ControlProps } from "./Control.js";
import { doneIcon, spinner } from "./icons.js";
import { looks } from "./look.js";
import { NoteAction } from "./NoteAction.js";

function assign(ref: ForwardedRef<HTMLButtonElement>, element: HTMLButtonElement | null): void {
  if (typeof ref === "function") ref(element);
  else if (ref) ref.current = element;
}

/** Calls the app's own function, which draws the button. It gets a function for a ref, whatever the app gave. */
function Drawn<TState>(props: {
  render: NonNullable<ControlProps<TState>["render"]>;
  button: Omit<ControlButtonProps, "ref">;
  buttonRef: ForwardedRef<HTMLButtonElement>;
  state: TState;
}): JSX.Element {
  const { render, button, buttonRef, state } = props;
  const ref = useCallback(
    (element: HTMLButtonElement | null) => {
      assign(buttonRef, element);
    },
    [buttonRef],
  );
  return render({ ...button, ref }, state);
}

/** Apart from the drawing, so that a button that a page has a thousand of keeps hold of nothing else. */
function onClickOf(
  { inert, busy }: { inert?: true; busy?: true },
  onPress: () => void,
  onImpatience: (() => void) | undefined,
  onClick: ControlButtonProps["onClick"],
): (event: MouseEvent<HTMLButtonElement>) => void {
  return (event) => {
    if (inert) {
      event.preventDefault();
      if (busy) onImpatience?.();
      return;
    }
    onClick?.(event);
    if (!event.defaultPrevented) onPress();
  };
}

let lastKey = "";
let lastMark: JSX.Element | undefined;
let lastFace: JSX.Element | undefined;

/** What stands in the button. A list of buttons that say the same shares one, which React need not look at again. */
function faceOf(known: string, mark: JSX.Element, key: string, label: ReactNode, face: ReactNode): JSX.Element {
  if (lastFace && key && key === lastKey && mark === lastMark) return lastFace;
  lastKey = key;
  lastMark = mark;
  lastFace = (
    <>
      <span className="vv-labels" aria-hidden="true" data-labels={known} />
      <span className="vv-face">
        {face ?? (
          <>
            {mark}
            <span>{label}</span>
          </>
        )}
      </span>
    </>
  );
  return lastFace;
}

// Its paragraph stands where that of a note stands, so that it stays the same one: a live region.
const emptyNote = (
  <div className="vv-note" data-empty="">
    {null}
    <p role="status" />
    {null}
  </div>
);

/**
 * Draws a control. No hook is in here: who draws a thousand decides what each of them keeps.
 *
 * @param noteId - the page's name for the note, for the button's description
 * @param root - for the outer element: keeps its `data-host`
 */
export function drawControl<TState>(
  { model, props, buttonRef }: ControlInput<TState>,
  noteId: string,
  root: RefCallback<HTMLElement>,
): JSX.Element {
  const { state, phase, errorCode, icon, variant, steps, face, labels, note, action, onPress, onImpatience } = model;
  const { full, size, className, style, children, render, onClick, ...rest } = props;
  const look = looks[phase];
  const { tone, icon: noteIcon, busy, done, inert } = look;

  const draws = typeof children === "function";
  const words = { ...labels, idle: draws ? labels.idle : (children ?? labels.idle) };
  // The widest label sets the width. What the app draws itself cannot be known beforehand.
  const known = draws ? [] : Object.values(words).filter((label) => typeof label === "string");
  const label = draws ? children(state) : (words[phase] ?? words.idle);
  const mark = busy ? spinner : done ? doneIcon : icon;
  const same = typeof label === "string" && !face ? [label, ...known].join("\n") : "";
  const describedBy = [rest["aria-describedby"], note && noteId].filter(Boolean).join(" ");
  const button: Omit<ControlButtonProps, "ref"> = {
    ...rest,
    type: "button",
    className: "vv-button",
    "data-size": size,
    "data-variant": variant,
    "data-steps": steps ? "" : undefined,
    style: steps ? ({ "--vv-step": steps[0], "--vv-steps": steps[1] } as CSSProperties) : undefined,
    "aria-disabled": inert,
    "aria-busy": busy,
    "aria-describedby": describedBy || undefined,
    onClick: onClickOf(look, onPress, onImpatience, onClick),
    children: faceOf(known.join("\n"), mark, same, label, face),
  };

  return (
    <div
      ref={root}
      className={className ? `vv-control ${className}` : "vv-control"}
      style={style}
      data-phase={phase}
      // A row is coloured by its note alone.
      data-tone={variant === "row" && !note ? undefined : tone}
      data-error={errorCode}
      data-full={full ? "" : undefined}
    >
      {render ? (
        <Drawn render={render} button={button} buttonRef={buttonRef} state={state} />
      ) : (
        <button ref={buttonRef} {...button} />
      )}
      {note ? (
        <div className="vv-note">
          {noteIcon ?? null}
          <p role="status" id={noteId}>
            {note}
          </p>
          {action ? <NoteAction action={action} /> : null}
        </div>
      ) : (
        emptyNote
      )}
    </div>
  );
}

"use client";
import {
  type CSSProperties,
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  type JSX,
  type ReactElement,
  type ReactNode,
  type RefCallback,
  useCallback,
  useId,
  useRef,
} from "react";
import { Icon, type IconName, Spinner } from "./icons.js";
import { type ControlPhase, looks } from "./look.js";
import { useHostAttribute } from "./useHostAttribute.js";

type ButtonProps = ComponentPropsWithoutRef<"button">;

/** What a `render` function spreads on the element that it returns, which must be, or act as, a button. */
export interface ControlButtonProps extends ButtonProps {
  ref: RefCallback<HTMLButtonElement>;
  "data-size"?: string | undefined;
  "data-variant"?: string | undefined;
  "data-steps"?: string | undefined;
}

/** The props that every control of the kit takes, beside those of a `<button>`. */
export interface ControlProps<TState> extends Omit<ButtonProps, "children" | "disabled" | "onError" | "type"> {
  /** Says that it is disabled, and does nothing, but keeps its focus: `aria-disabled`. */
  disabled?: boolean | undefined;
  /** As wide as its container. */
  full?: boolean | undefined;
  size?: "sm" | "md" | "lg" | undefined;
  /** The idle label; or a function that returns the label of every state. Default: the kit's words. */
  children?: ReactNode | ((state: TState) => ReactNode);
  /** Draws the button itself. The note below it stays the kit's. */
  render?: ((props: ControlButtonProps, state: TState) => ReactElement) | undefined;
}

/** What a component tells its control to show. */
export interface ControlModel<TState> {
  state: TState;
  phase: ControlPhase;
  errorCode: string | undefined;
  icon: IconName;
  /** Default: the filled one. */
  variant?: "soft" | "plain" | "row" | undefined;
  /** How far it has come, of how many steps: a line in the button. A step under way counts half. */
  steps?: readonly [step: number, of: number] | undefined;
  /** What the button shows in place of icon and label. */
  face?: ReactNode;
  /** The label of each phase that has one of its own; the rest show the idle one. */
  labels: Partial<Record<ControlPhase, string>> & { idle: string };
  note: string;
  action: { label: string; onAction: () => void } | undefined;
  onPress: () => void;
  /** What a press does while the control works. Default: nothing. */
  onImpatience?: (() => void) | undefined;
}

function assign(ref: ForwardedRef<HTMLButtonElement>, element: HTMLButtonElement | null): void {
  if (typeof ref === "function") ref(element);
  else if (ref) ref.current = element;
}

/** For an element that may go away while it has the focus, which then belongs on the heir. */
function useFocusHeir(heir: { readonly current: HTMLElement | null }): RefCallback<HTMLElement> {
  const last = useRef<HTMLElement | null>(null);
  return useCallback(
    (element) => {
      if (last.current && last.current === document.activeElement) heir.current?.focus();
      last.current = element;
    },
    [heir],
  );
}

function Drawn<TState>(props: {
  render: ControlProps<TState>["render"];
  button: ControlButtonProps;
  state: TState;
}): JSX.Element {
  const { render, button, state } = props;
  return render ? render(button, state) : <button {...button} />;
}

/**
 * A button that never moves, and below it what happened and the one thing to do about it. `className` and `style` go to
 * the outer element, all other props to the button.
 */
export function Control<TState>(input: {
  model: ControlModel<TState>;
  props: Omit<ControlProps<TState>, "disabled">;
  buttonRef: ForwardedRef<HTMLButtonElement>;
}): JSX.Element {
  const { state, phase, errorCode, icon, variant, steps, face, labels, note, action, onPress } = input.model;
  const { full, size, className, style, children, render, onClick, ...rest } = input.props;
  const { tone, icon: noteIcon, busy, done, inert } = looks[phase];
  const noteId = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { buttonRef } = input;
  const ref = useCallback(
    (element: HTMLButtonElement | null) => {
      button.current = element;
      assign(buttonRef, element);
    },
    [buttonRef],
  );
  const linkRef = useFocusHeir(button);
  useHostAttribute(root);

  const draws = typeof children === "function";
  const words = { ...labels, idle: draws ? labels.idle : (children ?? labels.idle) };
  // The widest label sets the width. What the app draws itself cannot be known beforehand.
  const known = draws ? [] : Object.values(words).filter((label) => typeof label === "string");
  const describedBy = [rest["aria-describedby"], note && noteId].filter(Boolean).join(" ");
  const buttonProps: ControlButtonProps = {
    ...rest,
    ref,
    type: "button",
    className: "vv-button",
    "data-size": size,
    "data-variant": variant,
    "data-steps": steps ? "" : undefined,
    style: steps ? ({ "--vv-step": steps[0], "--vv-steps": steps[1] } as CSSProperties) : undefined,
    "aria-disabled": inert,
    "aria-busy": busy,
    "aria-describedby": describedBy || undefined,
    onClick(event) {
      if (inert) {
        event.preventDefault();
        if (busy) input.model.onImpatience?.();
        return;
      }
      onClick?.(event);
      if (!event.defaultPrevented) onPress();
    },
    children: (
      <>
        <span className="vv-labels" aria-hidden="true" data-labels={known.join("\n")} />
        <span className="vv-face">
          {face ?? (
            <>
              {busy ? <Spinner /> : <Icon name={done ? "done" : icon} />}
              <span>{draws ? children(state) : (words[phase] ?? words.idle)}</span>
            </>
          )}
        </span>
      </>
    ),
  };

  return (
    <div
      ref={root}
      className={className ? `vv-control ${className}` : "vv-control"}
      style={style}
      data-phase={phase}
      data-tone={tone}
      data-error={errorCode}
      data-full={full ? "" : undefined}
    >
      <Drawn render={render} button={buttonProps} state={state} />
      <div className="vv-note" data-empty={note ? undefined : ""}>
        {note && noteIcon ? <Icon name={noteIcon} /> : null}
        <p role="status" id={noteId}>
          {note}
        </p>
        {action ? (
          <button ref={linkRef} className="vv-link" type="button" onClick={action.onAction}>
            {action.label}
          </button>
        ) : null}
      </div>
    </div>
  );
}

"use client";
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  type JSX,
  type ReactElement,
  type ReactNode,
  type RefCallback,
  useId,
} from "react";
import { drawControl } from "./drawControl.js";
import type { ControlPhase } from "./look.js";
import type { NoteActionModel } from "./NoteAction.js";
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
  /** How large the button is, and its text. Default `"md"`. */
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
  icon: JSX.Element;
  /** Default: the filled one. */
  variant?: "soft" | "plain" | "row" | undefined;
  /** How far it has come, of how many steps: a line in the button. A step under way counts half. */
  steps?: readonly [step: number, of: number] | undefined;
  /** What the button shows in place of icon and label. */
  face?: ReactNode;
  /** The label of each phase that has one of its own; the rest show the idle one. */
  labels: Partial<Record<ControlPhase, string>> & { idle: string };
  note: string;
  action: NoteActionModel | undefined;
  onPress: () => void;
  /** What a press does while the control works. Default: nothing. */
  onImpatience?: (() => void) | undefined;
}

/** What a control is drawn from. */
export interface ControlInput<TState> {
  model: ControlModel<TState>;
  props: Omit<ControlProps<TState>, "disabled">;
  buttonRef: ForwardedRef<HTMLButtonElement>;
}

/**
 * A button that never moves, and below it what happened and the one thing to do about it. `className` and `style` go to
 * the outer element, all other props to the button.
 */
export function Control<TState>(input: ControlInput<TState>): JSX.Element {
  return drawControl(input, useId(), useHostAttribute());
}

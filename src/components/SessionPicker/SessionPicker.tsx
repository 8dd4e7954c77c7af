"use client";
import {
  type ForwardRefExoticComponent,
  type ForwardedRef,
  type JSX,
  type RefAttributes,
  forwardRef,
  useState,
} from "react";
import type { VVChatError } from "../../errors/VVChatError.js";
import { useControlRoute } from "../../hooks/useRoute.js";
import { useSelectSession } from "../../hooks/useSelectSession.js";
import { useSession } from "../../hooks/useSession.js";
import { pickerWords } from "../../messages/picker.js";
import type { Session } from "../../methods/session.js";
import type { SelectSessionConfig } from "../../options/selectSession.js";
import { callPhase } from "../Control/callPhase.js";
import { Control, type ControlProps } from "../Control/Control.js";
import { chatIcon } from "../Control/icons.js";
import { type ControlPhase, looks } from "../Control/look.js";
import { useCallNote } from "../Control/useCallNote.js";
import { useText } from "../Control/useText.js";
import { SessionFace } from "./SessionFace.js";

/** What a `render` function and function children are told. */
export interface SessionPickerState {
  phase: ControlPhase;
  /** The chat that it shows. */
  session: Session | null;
  error: VVChatError | null;
}

/** Props of {@link SessionPicker}: those of a `<button>`, and these. */
export interface SessionPickerProps
  extends Omit<ControlProps<SessionPickerState>, "name" | "onChange" | "value">, SelectSessionConfig {
  /** The chosen chat, `null` for none, where the app keeps it. Default: the picker keeps it. */
  value?: Session | null | undefined;
  /** The chat to begin with, `null` for none. Default: the one that the page was opened from, by `useSession`. */
  current?: Session | null | undefined;
  /** The user picked a chat. */
  onChange?: ((session: Session) => void) | undefined;
  /** Any other end, quiet ones too: look at `error.code`. */
  onError?: ((error: VVChatError) => void) | undefined;
  /** The chat's name, where the app knows it. The host tells none. */
  name?: string | ((session: Session) => string | undefined) | undefined;
}

const offers = { denied: "nothing" } as const;

function SessionPickerBase(props: SessionPickerProps, ref: ForwardedRef<HTMLButtonElement>): JSX.Element {
  const { value, current, onChange, onError, name, timeout, disabled, full = true, children, ...control } = props;
  const text = useText("<SessionPicker>", "picker", pickerWords);
  const route = useControlRoute("selectSession", "<SessionPicker>");
  const [picked, setPicked] = useState<Session>();
  const page = useSession({ enabled: value === undefined && current === undefined });
  const select = useSelectSession({
    timeout,
    onSuccess(session) {
      setPicked(session);
      onChange?.(session);
    },
    onError: (error) => onError?.(error),
  });

  const { error } = select;
  const phase = disabled ? "disabled" : callPhase(route, select);
  const session = (value === undefined ? (picked ?? (current === undefined ? page.data : current)) : value) ?? null;
  const state = { phase, session, error };
  const press = () => {
    select.mutate();
  };
  const news = useCallNote({ text, route, phase, error, offers, press });
  return (
    <Control
      buttonRef={ref}
      props={{ full, ...control }}
      model={{
        ...news,
        // While it works, its second line says so.
        note: looks[phase].busy ? "" : news.note,
        state,
        phase,
        icon: chatIcon,
        variant: "row",
        face: (
          <SessionFace
            session={session}
            phase={phase}
            text={text}
            name={typeof name === "function" ? session && name(session) : name}
            title={typeof children === "function" ? children(state) : session ? undefined : children}
          />
        ),
        labels: { idle: "" },
      }}
    />
  );
}

/**
 * A row that shows a chat and lets the user pick another: it begins with the one that the page was opened from. The host
 * tells an id and a type, so it says "Group chat, ends in 8f2c", unless the app has a `name`.
 *
 * @example
 * <SessionPicker onChange={({ sessionId, sessionType }) => setTarget({ sessionId, sessionType })} />
 */
export const SessionPicker: ForwardRefExoticComponent<SessionPickerProps & RefAttributes<HTMLButtonElement>> =
  /* #__PURE__ */ forwardRef(SessionPickerBase);
SessionPicker.displayName = "SessionPicker";

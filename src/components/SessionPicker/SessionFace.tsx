"use client";
import type { JSX, ReactNode } from "react";
import type { pickerWords } from "../../messages/picker.js";
import type { Session } from "../../methods/session.js";
import { chatIcon, groupIcon, nextIcon, spinner } from "../Control/icons.js";
import { type ControlPhase, looks } from "../Control/look.js";
import type { Text } from "../Control/useText.js";

/** What a picker shows: an avatar, two lines, and that it can be pressed. */
export function SessionFace(props: {
  session: Session | null;
  phase: ControlPhase;
  text: Text<keyof typeof pickerWords>;
  /** The chat's, where the app knows it. */
  name: string | null | undefined;
  /** In place of the first line. */
  title: ReactNode;
}): JSX.Element {
  const { session, phase, text, name, title } = props;
  const type = session && text(`picker.${session.sessionType}`);

  const describe = (): string => {
    if (phase === "connecting") return text(phase);
    if (phase === "pending" || phase === "unavailable" || phase === "unsupported") return text(`picker.${phase}`);
    if (!session) return text("picker.hint");
    const ending = session.sessionId.slice(-4);
    const details = (name && type) || text("picker.ending").replace("{id}", () => ending);
    return phase === "disabled" ? details : `${details} · ${text("picker.change")}`;
  };
  return (
    <>
      <span className="vv-avatar" aria-hidden="true">
        {session?.sessionType === "group" ? groupIcon : chatIcon}
      </span>
      <span className="vv-text">
        <span>{title ?? ((session && name) || type || text("picker.idle"))}</span>
        <small>{describe()}</small>
      </span>
      {looks[phase].busy ? spinner : nextIcon}
    </>
  );
}

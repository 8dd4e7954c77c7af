import type { JSX } from "react";
import type { VVChatErrorCode } from "../../errors/codes.js";
import { askIcon, clockIcon, errorIcon, infoIcon, phoneIcon, warningIcon } from "./icons.js";

/** What a control shows itself to be doing. The app's CSS sees it as `data-phase`. */
export type ControlPhase =
  | "idle"
  | "disabled"
  | "connecting"
  | "preparing"
  | "prepared"
  | "pending"
  | "paying"
  | "confirming"
  | "sending"
  | "success"
  | "handedOff"
  | "paid"
  | "unconfirmed"
  | "unknown"
  | "cancelled"
  | "busy"
  | "denied"
  | "failed"
  | "timeout"
  | "unavailable"
  | "unsupported";

/** The colour of the news: all that the kit's CSS looks at. Never the only sign of it. */
export type Tone = "muted" | "success" | "warning" | "danger";

/** How a phase looks. */
export interface Look {
  readonly tone?: Tone;
  /** Beside the note. */
  readonly icon?: JSX.Element;
  /** Working: the face turns, and a tap does nothing. */
  readonly busy?: true;
  /** The button wears a tick in place of its icon. */
  readonly done?: true;
  /** A tap does nothing, though the button keeps its focus and says why. */
  readonly inert?: true;
}

export const looks: Readonly<Record<ControlPhase, Look>> = {
  idle: {},
  disabled: { inert: true },
  connecting: { tone: "muted", busy: true, inert: true },
  preparing: { tone: "muted", busy: true, inert: true },
  prepared: { tone: "muted", icon: infoIcon },
  pending: { tone: "muted", busy: true, inert: true },
  paying: { tone: "muted", busy: true, inert: true },
  confirming: { tone: "muted", busy: true, inert: true },
  sending: { tone: "muted", busy: true, inert: true },
  success: { tone: "success", done: true },
  handedOff: { tone: "muted", icon: infoIcon, done: true },
  paid: { tone: "success", done: true },
  unconfirmed: { tone: "warning", icon: askIcon, inert: true },
  unknown: { tone: "warning", icon: askIcon },
  cancelled: { tone: "muted", icon: infoIcon },
  busy: { tone: "muted", icon: infoIcon },
  denied: { tone: "warning", icon: warningIcon },
  failed: { tone: "danger", icon: errorIcon },
  timeout: { tone: "warning", icon: clockIcon },
  unavailable: { tone: "muted", icon: phoneIcon, inert: true },
  unsupported: { tone: "muted", icon: infoIcon, inert: true },
};

/** Which phase an error puts an ordinary control in. */
export const errorPhases: Readonly<Record<VVChatErrorCode, ControlPhase>> = {
  aborted: "idle",
  busy: "busy",
  cancelled: "cancelled",
  denied: "denied",
  failed: "failed",
  invalid: "failed",
  invalid_response: "failed",
  left: "timeout",
  network: "failed",
  not_opened: "timeout",
  script_failed: "failed",
  server: "failed",
  state_mismatch: "denied",
  superseded: "idle",
  timeout: "timeout",
  unavailable: "unavailable",
  unsupported: "unsupported",
};

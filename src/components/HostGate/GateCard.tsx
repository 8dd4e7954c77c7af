"use client";
import type { JSX, ReactNode } from "react";
import type { MessageKey } from "../../messages/messages.js";
import { Icon, type IconName, Spinner } from "../Control/icons.js";
import type { Tone } from "../Control/look.js";
import { useText } from "../Control/useText.js";

/** What a card says: one per reason. */
export type GateView = "connecting" | "phone" | "laptop" | "failed" | "unsupported";

interface View {
  readonly icon?: IconName;
  readonly tone?: Tone;
  readonly title: MessageKey;
  readonly hint?: MessageKey;
}

const views: Readonly<Record<GateView, View>> = {
  connecting: { title: "connecting" },
  phone: { icon: "phone", title: "gate.phone", hint: "gate.phoneHint" },
  laptop: { icon: "phone", title: "gate.laptop", hint: "gate.laptopHint" },
  failed: { icon: "plug", tone: "danger", title: "gate.failed", hint: "gate.failedHint" },
  unsupported: { icon: "warning", tone: "warning", title: "gate.unsupported", hint: "gate.unsupportedHint" },
};

/** The kit's own card for a closed gate. `note` takes the hint's place once there is news. */
export function GateCard(props: {
  view: GateView;
  phase: string;
  note?: MessageKey | undefined;
  children?: ReactNode;
}): JSX.Element {
  const text = useText("<HostGate>");
  const { icon, tone, title, hint } = views[props.view];
  const said = props.note ?? hint;
  return (
    <div className="vv-card" data-phase={props.phase} data-tone={tone}>
      <div className="vv-badge" aria-hidden="true">
        {icon ? <Icon name={icon} /> : <Spinner size={26} />}
      </div>
      <div role="status">
        <h3 className="vv-title">{text(title)}</h3>
        {said ? <p className="vv-hint">{text(said)}</p> : null}
      </div>
      {props.children ? <div className="vv-actions">{props.children}</div> : null}
    </div>
  );
}

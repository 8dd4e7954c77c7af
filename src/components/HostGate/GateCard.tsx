"use client";
import type { JSX, ReactNode } from "react";
import type { gateWords } from "../../messages/gate.js";
import type { CommonKey } from "../../messages/messages.js";
import { browserIcon, phoneIcon, plugIcon, spinner, warningIcon } from "../Control/icons.js";
import type { Tone } from "../Control/look.js";
import type { Text } from "../Control/useText.js";

/** What a card says: one per reason. */
export type GateView = "connecting" | "phone" | "laptop" | "browser" | "failed" | "unsupported";

type GateKey = keyof typeof gateWords;

interface View {
  readonly icon?: JSX.Element;
  readonly tone?: Tone;
  readonly title: GateKey | CommonKey;
  readonly hint?: GateKey;
}

const views: Readonly<Record<GateView, View>> = {
  connecting: { title: "connecting" },
  phone: { icon: phoneIcon, title: "gate.phone", hint: "gate.phoneHint" },
  laptop: { icon: phoneIcon, title: "gate.laptop", hint: "gate.laptopHint" },
  browser: { icon: browserIcon, title: "gate.browser", hint: "gate.browserHint" },
  failed: { icon: plugIcon, tone: "danger", title: "gate.failed", hint: "gate.failedHint" },
  unsupported: { icon: warningIcon, tone: "warning", title: "gate.unsupported", hint: "gate.unsupportedHint" },
};

/** The kit's own card for a closed gate. `note` takes the hint's place once there is news. */
export function GateCard(props: {
  text: Text<GateKey>;
  view: GateView;
  phase: string;
  note?: CommonKey | undefined;
  children?: ReactNode;
}): JSX.Element {
  const { text } = props;
  const { icon, tone, title, hint } = views[props.view];
  const said = props.note ?? hint;
  return (
    <div className="vv-card" data-phase={props.phase} data-tone={tone}>
      <div className="vv-badge" aria-hidden="true">
        {icon ?? spinner}
      </div>
      <div role="status">
        <h3 className="vv-title">{text(title)}</h3>
        {said ? <p className="vv-hint">{text(said)}</p> : null}
      </div>
      {props.children ? <div className="vv-actions">{props.children}</div> : null}
    </div>
  );
}

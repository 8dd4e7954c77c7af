"use client";
import { type JSX, type ReactNode, useState } from "react";
import { useRoute } from "../../hooks/useRoute.js";
import { gateWords } from "../../messages/gate.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";
import { useText } from "../Control/useText.js";
import { useCopyLink } from "../useCopyLink.js";
import { GateCard, type GateView } from "./GateCard.js";

/** Why the gate is closed. */
export interface HostGateState {
  /**
   * `unavailable`: no host, or one that has not all of `requires`, which work elsewhere. `unsupported`: a host without one of
   * `requires`, such as an older app. `failed`: a bridge broke.
   */
  reason: "unavailable" | "unsupported" | "failed";
  /** The page to open in VVChat. */
  link: string | null;
  /** Looks for a host again. */
  retry: () => void;
}

/** Props of {@link HostGate}. */
export interface HostGateProps {
  /** Host methods that the children need, by name: `["auth"]`. Default: none, any host will do. */
  requires?: readonly string[] | undefined;
  /** Shown while connecting. Default: nothing for 300 ms, then a card. */
  pending?: ReactNode;
  /** Shown where the children cannot work. Default: a card that says what to do. */
  fallback?: ReactNode | ((state: HostGateState) => ReactNode);
  /** What needs the host. */
  children?: ReactNode;
}

const noMethods: readonly string[] = [];

/** Where to go with the page, by where it works. */
const places = { vvchat: "phone", phone: "laptop", browser: "browser" } as const satisfies Record<string, GateView>;

/**
 * Shows its children where they can work, and elsewhere what to do: being outside VVChat is a state, not an error.
 * A host that nobody can ask beforehand (`supports` says `"unknown"`) counts as able.
 *
 * @example
 * <HostGate requires={["auth"]} fallback={({ link }) => <QrCode value={link} />}><Checkout /></HostGate>
 */
export function HostGate({ requires = noMethods, pending, fallback, children }: HostGateProps): JSX.Element {
  const { client } = useVVChatContext("<HostGate>");
  const text = useText("<HostGate>", "gate", gateWords);
  const route = useRoute(requires, "<HostGate>");
  const { said, copy } = useCopyLink();
  const [anyway, setAnyway] = useState(false);

  if (route === "ready" || (route === "unsupported" && anyway)) return <>{children}</>;
  if (route === "waiting" || route === "connecting") {
    if (pending !== undefined) return <>{pending}</>;
    return route === "waiting" ? <></> : <GateCard text={text} view="connecting" phase={route} />;
  }
  const missing = requires.find((method) => client.explain(method).reason !== "ready");
  const { link, remedy } = client.explain(missing ?? "");
  if (typeof fallback === "function") {
    return <>{fallback({ reason: route, link, retry: client.retry })}</>;
  }
  if (fallback !== undefined) return <>{fallback}</>;
  const view = route === "unavailable" ? places[remedy ?? "vvchat"] : route;
  const acts = {
    unavailable: { variant: undefined, label: "action.copyLink", onClick: copy },
    failed: { variant: undefined, label: "action.retry", onClick: client.retry },
    unsupported: {
      variant: "plain",
      label: "gate.continue",
      onClick: () => {
        setAnyway(true);
      },
    },
  } as const;
  const { variant, label, onClick } = acts[route];
  return (
    <GateCard text={text} view={view} phase={route} note={route === "unavailable" ? said : undefined}>
      <button className="vv-button" type="button" data-variant={variant} onClick={onClick}>
        <span className="vv-face">{text(label)}</span>
      </button>
    </GateCard>
  );
}

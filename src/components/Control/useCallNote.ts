"use client";
import { useEffect } from "react";
import type { VVChatError } from "../../errors/VVChatError.js";
import type { ControlRoute } from "../../hooks/useRoute.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";
import { useCopyLink } from "../useCopyLink.js";
import type { ControlModel } from "./Control.js";
import { type ControlPhase, looks } from "./look.js";
import { useText } from "./useText.js";

/** What decides a note. */
export interface CallNews {
  /** The first part of the component's message keys, e.g. `"auth"`. */
  component: string;
  route: ControlRoute;
  phase: ControlPhase;
  error: VVChatError | null;
  /** What to say of a success. Asked in that phase alone. */
  greet: () => string | undefined;
  /** Makes the call. */
  press: () => void;
}

/** What happened, and the one thing to do about it: for a control that makes one host call. */
export function useCallNote({
  component,
  route,
  phase,
  error,
  greet,
  press,
}: CallNews): Pick<ControlModel<unknown>, "note" | "action" | "errorCode" | "onPress"> {
  const { client } = useVVChatContext("a control");
  const text = useText("a control");
  const { said, copy } = useCopyLink();
  useEffect(() => {
    // A mistake of the developer's: the person is told that it cannot be used, the console says why.
    if (error?.code === "invalid") console.error(error);
  }, [error]);

  // Where a bridge broke, pressing looks for a host again; the call waits for it.
  const onPress = () => {
    client.retry();
    press();
  };

  if (phase === "connecting") return { note: text("connecting"), action: undefined, errorCode: undefined, onPress };
  if (phase === "success") return { note: greet() ?? "", action: undefined, errorCode: undefined, onPress };
  if (!looks[phase].tone || looks[phase].busy) {
    const note = text.own(component, `note.${phase}`) ?? "";
    return { note, action: undefined, errorCode: undefined, onPress };
  }

  const here = phase === "unavailable" || phase === "unsupported" ? phase : undefined;
  const code = here ?? (route === "failed" ? client.getState().error : error)?.code ?? "failed";
  const retry = (phase === "denied" && text.own(component, "again")) || text("action.retry");
  const again = { label: retry, onAction: onPress };
  const actions: Partial<Record<ControlPhase, ControlModel<unknown>["action"]>> = {
    denied: again,
    failed: code === "invalid" ? undefined : again,
    timeout: again,
    unavailable: { label: text("action.copyLink"), onAction: copy },
  };
  const note = here === "unavailable" && said ? text(said) : text.ofError(component, code);
  return { note, action: actions[phase], errorCode: code, onPress };
}

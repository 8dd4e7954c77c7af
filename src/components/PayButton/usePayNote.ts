"use client";
import { useEffect } from "react";
import type { UsePayResult } from "../../hooks/usePay.js";
import type { ControlRoute } from "../../hooks/useRoute.js";
import type { payWords } from "../../messages/pay.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";
import type { ControlModel } from "../Control/Control.js";
import { browserNote, downloadAction } from "../Control/elsewhere.js";
import type { ControlPhase } from "../Control/look.js";
import type { NoteActionModel } from "../Control/NoteAction.js";
import type { Text } from "../Control/useText.js";
import { useCopyLink } from "../useCopyLink.js";

/** What happened to a payment, and the one thing to do about it. "Not paid" is said where it is proved, and only there. */
export function usePayNote(
  payment: UsePayResult,
  phase: ControlPhase,
  route: ControlRoute,
  text: Text<keyof typeof payWords>,
  onSignIn: (() => void) | undefined,
): Pick<ControlModel<unknown>, "note" | "action" | "errorCode"> {
  const { client } = useVVChatContext("<PayButton>");
  const { said, copy } = useCopyLink();
  const { error, pay } = payment;
  useEffect(() => {
    if (error?.code === "invalid") console.error(error);
  }, [error]);

  const say = (note: string, action?: NoteActionModel) => {
    const here = phase === "unavailable" || phase === "unsupported" ? phase : undefined;
    return { note, action, errorCode: here ?? error?.code };
  };
  const again = (label: string) => ({ label, onAction: pay });

  if (phase === "connecting") return say(text("connecting"));
  if (phase === "unavailable") {
    const where = browserNote(client, "pay", text) ?? text("pay.note.unavailable");
    return say(said ? text(said) : where, { label: text("action.copyLink"), onAction: copy });
  }
  if (phase === "unsupported") return say(text("pay.note.unsupported"));
  if (route === "failed" && payment.phase !== "failed" && phase === "failed") {
    const code = client.getState().error?.code ?? "failed";
    return {
      note: text.ofError(code),
      action: { label: text("action.retry"), onAction: client.retry },
      errorCode: code,
    };
  }
  if (phase === "idle") return say(payment.phase === "prepared" && payment.unpaid ? text("pay.note.unpaid") : "");
  if (payment.phase === "paying" && error) {
    return say(text.ofError(error.code), downloadAction(client, "pay", text) ?? again(text("action.retry")));
  }
  if (phase === "denied") {
    return say(text("pay.note.denied"), onSignIn && { label: text("pay.signIn"), onAction: onSignIn });
  }
  if (phase === "failed" || phase === "timeout") {
    if (error?.code === "invalid") return say(text("error.invalid"));
    // Without an order the host was never asked.
    if (!payment.order) return say(text("pay.note.notOrdered"), again(text("action.retry")));
    return say(
      text(payment.phase === "failed" && payment.proof ? "pay.note.failed" : "error.failed"),
      again(text("pay.again")),
    );
  }
  if (payment.phase === "cancelled" && !payment.proof) return say(text("error.cancelled"));
  return say(text.own(`note.${phase}`) ?? text.ofError(error?.code ?? "failed"));
}

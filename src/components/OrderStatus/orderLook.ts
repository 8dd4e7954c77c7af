import type { JSX } from "react";
import type { UsePayResult } from "../../hooks/usePay.js";
import type { ControlRoute } from "../../hooks/useRoute.js";
import type { CommonKey } from "../../messages/messages.js";
import { orderWords } from "../../messages/order.js";
import { payWords } from "../../messages/pay.js";
import { askIcon, clockIcon, closeIcon, doneIcon } from "../Control/icons.js";
import type { Tone } from "../Control/look.js";

/** An order is told of in the words of its payment, too. */
export const orderTexts: typeof orderWords & typeof payWords = { ...orderWords, ...payWords };

type OrderKey = keyof typeof orderTexts | CommonKey;

/** How an order's card looks. */
export interface OrderLook {
  tone?: Tone;
  /** Default: it turns. */
  icon?: JSX.Element;
  title: OrderKey;
  hint: OrderKey;
  action?: { label: OrderKey; verb: "pay" | "check" | "signIn" } | undefined;
}

const unpaid: OrderLook = {
  icon: clockIcon,
  title: "order.unpaid",
  hint: "order.unpaidHint",
  action: { label: "pay.idle", verb: "pay" },
};

const looks: Record<UsePayResult["phase"], OrderLook> = {
  idle: unpaid,
  preparing: { title: "order.unpaid", hint: "pay.note.preparing" },
  prepared: unpaid,
  paying: { title: "order.unpaid", hint: "pay.note.paying", action: { label: "order.check", verb: "check" } },
  confirming: { title: "order.confirming", hint: "order.confirmingHint" },
  paid: { tone: "success", icon: doneIcon, title: "order.paid", hint: "pay.note.paid" },
  unconfirmed: { tone: "warning", icon: askIcon, title: "order.unconfirmed", hint: "pay.note.unconfirmed" },
  cancelled: { ...unpaid, hint: "pay.note.cancelled" },
  failed: {
    tone: "danger",
    icon: closeIcon,
    title: "order.failed",
    hint: "order.failedHint",
    action: { label: "pay.again", verb: "pay" },
  },
  unknown: {
    tone: "warning",
    icon: askIcon,
    title: "order.unknown",
    hint: "order.unknownHint",
    action: { label: "order.check", verb: "check" },
  },
};

/** Without an order nothing failed but the reading of it. */
const notFound: OrderLook = {
  tone: "danger",
  icon: closeIcon,
  title: "order.notFound",
  hint: "order.notFoundHint",
  action: { label: "action.retry", verb: "check" },
};

const signIn: Pick<OrderLook, "action"> = { action: { label: "pay.signIn", verb: "signIn" } };

/**
 * @param route - of `pay`: where it cannot be paid here, where is all that there is to say
 * @param signsIn - whether the app has a way to sign in
 */
export function orderLook(payment: UsePayResult, route: ControlRoute, signsIn: boolean): OrderLook {
  const look = lookOf(payment, signsIn);
  return look.action?.verb === "pay" && (route === "unavailable" || route === "unsupported")
    ? { ...look, hint: `pay.note.${route}`, action: undefined }
    : look;
}

function lookOf(payment: UsePayResult, signsIn: boolean): OrderLook {
  const { phase, order, error } = payment;
  if (phase === "failed" && !order) {
    const { code } = error;
    if (code === "denied") return { ...notFound, hint: "pay.note.denied", ...(signsIn && signIn) };
    return code === "network" || code === "timeout" ? notFound : { ...notFound, hint: `error.${code}` };
  }
  // It opens in a tap alone, or did not seem to open: another one opens the same payment.
  const opens = { label: "pay.prepared", verb: "pay" } as const;
  if (phase === "paying" && error) return { ...unpaid, hint: `error.${error.code}`, action: opens };
  if (phase === "prepared" && payment.tapAgain) return { ...unpaid, hint: "pay.note.prepared", action: opens };
  const unproved = (phase === "cancelled" || phase === "failed") && !payment.proof;
  return unproved ? { ...looks[phase], title: "order.unknown", hint: `error.${phase}` } : looks[phase];
}

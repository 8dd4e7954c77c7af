import type { UsePayResult } from "../../hooks/usePay.js";
import type { MessageKey } from "../../messages/messages.js";
import type { IconName } from "../Control/icons.js";
import type { Tone } from "../Control/look.js";

/** How an order's card looks. */
export interface OrderLook {
  tone?: Tone;
  /** Default: it turns. */
  icon?: IconName;
  title: MessageKey;
  hint: MessageKey;
  action?: { label: MessageKey; verb: "pay" | "check" };
}

const looks: Record<UsePayResult["phase"], OrderLook> = {
  idle: { icon: "clock", title: "order.unpaid", hint: "order.unpaidHint", action: { label: "pay.idle", verb: "pay" } },
  preparing: { title: "order.unpaid", hint: "pay.note.preparing" },
  prepared: {
    icon: "clock",
    title: "order.unpaid",
    hint: "order.unpaidHint",
    action: { label: "pay.idle", verb: "pay" },
  },
  paying: { title: "order.unpaid", hint: "pay.note.paying" },
  confirming: { title: "order.confirming", hint: "order.confirmingHint" },
  paid: { tone: "success", icon: "done", title: "order.paid", hint: "pay.note.paid" },
  unconfirmed: { tone: "warning", icon: "ask", title: "order.unconfirmed", hint: "pay.note.unconfirmed" },
  cancelled: {
    icon: "clock",
    title: "order.unpaid",
    hint: "pay.note.cancelled",
    action: { label: "pay.idle", verb: "pay" },
  },
  failed: {
    tone: "danger",
    icon: "close",
    title: "order.failed",
    hint: "order.failedHint",
    action: { label: "pay.again", verb: "pay" },
  },
  unknown: {
    tone: "warning",
    icon: "ask",
    title: "order.unknown",
    hint: "order.unknownHint",
    action: { label: "order.check", verb: "check" },
  },
};

/** Without an order nothing failed but the reading of it. */
const notFound: OrderLook = {
  tone: "danger",
  icon: "close",
  title: "order.notFound",
  hint: "order.notFoundHint",
  action: { label: "action.retry", verb: "check" },
};

export function orderLook({ phase, order }: UsePayResult): OrderLook {
  return phase === "failed" && !order ? notFound : looks[phase];
}

import { type Payment, type PaymentEvent, isOpen, isOver, newPayment } from "./payment.js";

type EventOf<TType extends PaymentEvent["type"]> = Extract<PaymentEvent, { type: TType }>;

/** On to a phase; what belonged to the one before is left behind. */
function to(
  { proof, attempt, request, order }: Payment,
  phase: Payment["phase"],
  more: Partial<Payment> = {},
): Payment {
  return { proof, attempt, request, order, error: null, ...more, phase };
}

function start(payment: Payment, { type, request, given }: EventOf<"prepare" | "tap">): Payment {
  const fresh = to(payment, "preparing", { request, order: undefined, tapped: type === "tap" });
  return given ? arrive(fresh, { order: given, go: true }) : fresh;
}

/** The order is known. A tap that waited for it goes on, where somebody still watches. */
function arrive(payment: Payment, { order, go, needsTap = false }: Omit<EventOf<"ordered">, "type">): Payment {
  if (order.status === "paid") return to(payment, "paid", { order });
  const goes = payment.tapped && go;
  return goes && !needsTap ? to(payment, "paying", { order }) : to(payment, "prepared", { order, tapAgain: goes });
}

function onTap(payment: Payment, event: EventOf<"tap">): Payment {
  const { phase, proof, order, request } = payment;
  if (phase === "unknown" && !proof) return to(payment, "paying");
  if (isOpen(payment) || isOver(payment)) return payment;
  const same = request === event.request;
  // The same order, always: the platform takes its code once, so that two taps can never pay twice.
  if (order && same) return to(payment, "paying");
  if (phase === "preparing" && same) return payment.tapped ? payment : { ...payment, tapped: true };
  return start(payment, event);
}

function onPrepare(payment: Payment, event: EventOf<"prepare">): Payment {
  if (isOpen(payment) || isOver(payment)) return payment;
  const missing = payment.phase === "idle" || (payment.phase === "failed" && !payment.order);
  if (!missing && payment.request === event.request) return payment;
  const next = start(payment, event);
  return payment.tapped ? { ...next, tapped: true } : next;
}

function onHost(payment: Payment, { claim, order, before }: EventOf<"host">): Payment {
  const { phase, proof, verdict } = payment;
  const { kind } = claim;
  const error = kind === "success" ? null : claim.error;
  if (phase === "paid" || kind === phase) return payment;
  // The app may open yet: the payment is as open as before, and the same link can be tried again.
  if (kind === "unopened") return phase === "paying" ? to(payment, phase, { error }) : payment;
  if (kind === "unsent") {
    if (phase !== "paying") return payment;
    return before ? to(payment, before.phase, { error: before.error }) : to(payment, "failed", { error });
  }
  if (payment.order?.imprestCode !== order.imprestCode) {
    // An order that was given up has been paid after all, it seems: that one counts, and no other may be opened.
    return kind === "success" && !isOpen(payment)
      ? onHost(to(payment, "paying", { order }), { type: "host", claim, order })
      : payment;
  }
  // What cannot be understood says nothing against what is known.
  if (kind === "none" && phase !== "paying") return payment;
  if (!proof) {
    if (kind === "success") return to(payment, "unconfirmed", { claimedTradeNo: claim.tradeNo });
    // It has said that it was paid. That it says something else as well makes it no less likely.
    if (phase === "unconfirmed") return payment;
    return to(payment, kind === "none" ? "unknown" : kind, { error });
  }
  if (phase === "confirming" && !verdict && payment.claimedTradeNo !== undefined) return payment;
  return to(payment, "confirming", {
    verdict: kind === "cancelled" || kind === "failed" ? kind : undefined,
    claimedTradeNo: kind === "success" ? claim.tradeNo : undefined,
    error,
  });
}

function onServer(payment: Payment, event: EventOf<"server">): Payment {
  const { phase, verdict } = payment;
  if (phase === "idle" || phase === "paid") return payment;
  const order = event.order ? { ...payment.order, ...event.order } : payment.order;
  if (event.order?.status === "paid") return to(payment, "paid", { order });
  if (phase !== "confirming") return payment;
  if (event.order && verdict === "prepared") return to(payment, verdict, { order, unpaid: true });
  if (event.order && verdict) return to(payment, verdict, { order, error: payment.error });
  if (event.last || verdict) return to(payment, "unknown", { error: event.error ?? payment.error });
  return payment;
}

/** `(payment, event) → payment`: pure, and the same object where nothing changed. `docs/payments.md` has it as a table. */
export function reduce(payment: Payment, event: PaymentEvent): Payment {
  const { phase, proof } = payment;
  switch (event.type) {
    case "tap":
      return onTap(payment, event);
    case "prepare":
      return onPrepare(payment, event);
    case "ordered":
      return phase === "preparing" ? arrive(payment, event) : payment;
    case "reopen":
      return phase === "paying" && payment.error ? to(payment, phase) : payment;
    case "refused":
      return phase === "preparing" ? to(payment, "failed", { error: event.error }) : payment;
    case "expired":
      return isOpen(payment) || isOver(payment) || phase === "preparing" ? payment : newPayment(proof, event.attempt);
    case "reset":
      return isOver(payment) || phase === "cancelled" || phase === "failed"
        ? newPayment(proof, event.attempt)
        : payment;
    case "host":
      return onHost(payment, event);
    case "left":
      if (isOver(payment) || phase === "confirming" || phase === "unknown") return payment;
      return to(payment, proof ? "confirming" : "unknown", {
        order: event.order ?? payment.order,
        verdict: event.verdict,
      });
    case "server":
      return onServer(payment, event);
    case "check":
      return phase === "unknown" && proof ? to(payment, "confirming", { verdict: "prepared" }) : payment;
  }
}

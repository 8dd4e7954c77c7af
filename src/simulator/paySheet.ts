import { action, actions } from "./actions.js";
import type { CallEnd, CallSheet } from "./callSheet.js";
import { developerStrip, failureNote, faultGroup } from "./developerStrip.js";
import { element } from "./dom.js";
import { type OrderView, viewFailure } from "./orders.js";
import { type TakePayment, payFaults } from "./payFaults.js";
import { payRows, paySummary, yuan } from "./paySummary.js";
import { isRefusal } from "./payments.js";
import { openSheet } from "./sheet.js";
import { whenThere } from "./whenThere.js";

/** How the call ends where the person can but close the sheet. A link's answer has words for what was paid alone. */
function closing(view: OrderView, { byLink, payments }: CallSheet): CallEnd {
  if (byLink) return (script) => script.reply({});
  return isRefusal(view) ? (script) => script.reply(payments.refused(view.kind)) : (script) => script.refuse();
}

/** Asks for a payment: the sheet that VVChat opens for `pay`. */
export function openPaySheet(call: CallSheet): () => void {
  const { params, payments, words, theme, look, onEnd } = call;
  let view: OrderView = { kind: "waiting" };
  let open = true;

  // Once the money may move, nothing else can end the call: it would say what is not so.
  const unlessPaying = (act: () => void) => () => {
    if (view.kind !== "paying") act();
  };
  const take: TakePayment = (end, returns) => {
    if (view.kind !== "payable") return;
    const reply = payments.pay(params);
    if (reply instanceof Promise) show({ kind: "paying", order: view.order });
    whenThere(
      reply,
      (there) => {
        onEnd(end(there), returns);
      },
      (failure) => {
        if (open) show(viewFailure(failure, "unanswered"));
      },
    );
  };

  const summary = element("div", { class: "sim-pay", role: "status" });
  const rows = element("dl", { class: "sim-rows" });
  const confirm = action("", () => {
    if (view.kind === "payable") take((reply) => (script) => script.reply(reply));
    else if (isRefusal(view)) onEnd(closing(view, call));
  });
  const faults = payFaults(call, take, unlessPaying);
  const unpaidFaults = faultGroup(words, faults.unpaid, "unpaid");
  const paidFaults = faultGroup(words, faults.paid, "paid");
  const strip = developerStrip(unpaidFaults, paidFaults);

  const label = (): string => {
    if (view.kind === "waiting") return words("pay.confirm");
    if (view.kind === "paying") return words("pay.paying");
    if (isRefusal(view)) return words("ok");
    return view.order ? words("pay.confirmAmount", { amount: yuan(view.order.amount) }) : words("pay.confirm");
  };
  const refuse = () => {
    const focused = strip.matches(":focus-within");
    const why = isRefusal(view) ? view.why : undefined;
    strip.replaceChildren(...(why ? [failureNote(words, why)] : []), faultGroup(words, faults.unpaid));
    if (focused) confirm.focus();
  };
  // The elements stay and so does the focus: an order may come while somebody is on one of them.
  const show = (next: OrderView) => {
    view = next;
    const waiting = view.kind === "waiting" || view.kind === "paying";
    summary.replaceChildren(...paySummary(call, view));
    rows.replaceChildren(...payRows(call, view));
    confirm.firstElementChild?.replaceChildren(label());
    for (const state of ["aria-busy", "aria-disabled"]) confirm.setAttribute(state, String(waiting));
    // While it waits they keep their place, so that no button moves under a finger. What is refused has one kind alone.
    unpaidFaults.toggleAttribute("data-later", view.kind === "paying");
    paidFaults.toggleAttribute("data-later", waiting);
    if (isRefusal(view)) refuse();
    else if (view.kind === "paying") confirm.focus();
  };

  const found = payments.view(params);
  // Not `instanceof`: an order may be promised by the page around a frame.
  if ("then" in found) {
    show(view);
    void found.then((next) => {
      if (open) show(next);
    });
  } else show(found);

  const close = openSheet({
    title: words("pay.title"),
    content: [summary, rows, actions(confirm), strip],
    words,
    theme,
    look,
    onStop: unlessPaying(() => {
      onEnd(closing(view, call));
    }),
  });
  return () => {
    open = false;
    close();
  };
}

import { action, actions } from "./actions.js";
import type { CallEnd, CallSheet } from "./callSheet.js";
import { type Fault, developerStrip, faultGroup, killPage } from "./developerStrip.js";
import { element } from "./dom.js";
import type { OrderView } from "./orders.js";
import { payRows, paySummary, yuan } from "./paySummary.js";
import { refusals } from "./payments.js";
import { openSheet } from "./sheet.js";

// No number of the documents' own stands for this: the words tell it from what failed.
const cancelled: CallEnd = (script) => script.fail(400, "用户取消支付");

/** How the call ends where the person can but close the sheet. */
function closing({ kind }: OrderView): CallEnd {
  return kind === "payable" || kind === "waiting" ? cancelled : (script) => script.reply(refusals[kind]);
}

/** What can go wrong differs by whether the money has moved: the faults of a payment that never was, and of one that was. */
function faultsOf({ params, payments, onEnd }: CallSheet): Record<"unpaid" | "paid", Fault[]> {
  const fault = (face: Fault["face"], end: CallEnd): Fault => ({
    face,
    act() {
      onEnd(end);
    },
  });
  const paid = (face: Fault["face"], end: (reply: object) => CallEnd): Fault =>
    fault(face, (script) => end(payments.pay(params))(script));
  return {
    unpaid: [
      fault("fail", (script) => script.fail()),
      fault("silence", (script) => script.silent()),
      { face: "kill", act: killPage },
    ],
    paid: [
      paid("silence", () => (script) => script.silent()),
      paid("malformed", () => (script) => script.malformed()),
      paid("twice", (reply) => (script) => script.twice(reply)),
      {
        face: "kill",
        act() {
          payments.pay(params);
          killPage();
        },
      },
    ],
  };
}

/** Asks for a payment: the sheet that VVChat opens for `pay`. */
export function openPaySheet(call: CallSheet): () => void {
  const { params, payments, words, theme, onEnd } = call;
  let view: OrderView = { kind: "waiting" };
  let open = true;

  const summary = element("div", { class: "sim-pay", role: "status" });
  const rows = element("dl", { class: "sim-rows" });
  const confirm = action("", () => {
    if (view.kind === "waiting") return;
    onEnd(view.kind === "payable" ? (script) => script.reply(payments.pay(params)) : closing(view));
  });
  const faults = faultsOf(call);
  const paidFaults = faultGroup(words, faults.paid, "paid");
  const strip = developerStrip(faultGroup(words, faults.unpaid, "unpaid"), paidFaults);

  const label = (): string => {
    if (view.kind === "waiting") return words("pay.confirm");
    if (view.kind !== "payable") return words("pay.ok");
    return view.order ? words("pay.confirmAmount", { amount: yuan(view.order.amount) }) : words("pay.confirm");
  };
  const refuse = () => {
    const focused = strip.matches(":focus-within");
    strip.replaceChildren(faultGroup(words, faults.unpaid));
    if (focused) confirm.focus();
  };
  // The elements stay and so does the focus: an order may come while somebody is on one of them.
  const show = (next: OrderView) => {
    view = next;
    const waiting = view.kind === "waiting";
    summary.replaceChildren(...paySummary(call, view));
    rows.replaceChildren(...payRows(call, view));
    confirm.firstElementChild?.replaceChildren(label());
    for (const state of ["aria-busy", "aria-disabled"]) confirm.setAttribute(state, String(waiting));
    // While it waits they keep their place, so that no button moves under a finger. What is refused has one kind alone.
    paidFaults.toggleAttribute("data-later", waiting);
    if (view.kind in refusals) refuse();
  };

  const found = payments.view(params);
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
    onStop() {
      onEnd(closing(view));
    },
  });
  return () => {
    open = false;
    close();
  };
}

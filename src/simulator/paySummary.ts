import type { CallSheet } from "./callSheet.js";
import { element } from "./dom.js";
import { icon } from "./icons.js";
import type { OrderView } from "./orders.js";

/** 3600 fen are 36.00. */
export function yuan(fen: number): string {
  return `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, "0")}`;
}

/** Who gets what, in the sheet's live region: it says how an order turned out that had to be waited for. */
export function paySummary({ words, appName }: CallSheet, view: OrderView): Node[] {
  const merchant = element("p", {}, words("pay.to", { name: appName() }));
  if (view.kind === "payable" || view.kind === "paying") {
    if (!view.order) return [merchant];
    const amount = element("p", { class: "vv-amount" }, element("small", {}, "¥"), yuan(view.order.amount));
    return [merchant, amount];
  }
  const sign = view.kind === "waiting" ? element("span", { class: "vv-spinner", "aria-hidden": "true" }) : icon("info");
  return [merchant, element("p", { class: "sim-news" }, sign, words(`pay.${view.kind}`))];
}

/** What is bought, by which order, from whose money. */
export function payRows({ words, accounts, payments, params }: CallSheet, view: OrderView): Node[] {
  const payable = view.kind === "payable" || view.kind === "paying";
  const order = payable ? view.order : undefined;
  const rows: [name: string, value: string][] = [];
  if (order?.title) rows.push([words("pay.items"), order.title]);
  const number = order?.outTradeNo ?? payments.codeOf(params);
  if (number) rows.push([words("pay.order"), number]);
  if (payable) {
    rows.push([words("pay.with"), words("pay.balance", { name: accounts.current().user.name })]);
  }
  return rows.map(([name, value]) =>
    element("div", { class: "sim-row" }, element("dt", {}, name), element("dd", {}, value)),
  );
}

"use client";
import type { JSX, ReactNode } from "react";
import { orderWords } from "../../messages/order.js";
import type { PaymentOrder } from "../../payments/payment.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";
import { useText } from "../Control/useText.js";
import { formatAmount } from "../money.js";

/** The amount, and what else is known of an order. */
export function OrderRows({ order, items }: { order: PaymentOrder | undefined; items: ReactNode }): JSX.Element | null {
  const { locale } = useVVChatContext("<OrderStatus>");
  const text = useText("<OrderStatus>", "order", orderWords);
  if (!order) return null;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const at = (date: Date | undefined) => date && format.format(date);
  const rows = [
    ["order.number", order.outTradeNo],
    ["order.items", items ?? order.title],
    ["order.placed", at(order.createdAt)],
    ["order.paidAt", at(order.paidAt)],
  ] as const;
  const known = rows.filter(([, value]) => value !== undefined && value !== "");
  const [, sign = "", number = ""] = /^(\D*)(.*)$/.exec(formatAmount(order.amount ?? 0, locale)) ?? [];
  return (
    <>
      {order.amount === undefined ? null : (
        <p className="vv-amount">
          <small>{sign}</small>
          {number}
        </p>
      )}
      {known.length ? (
        <dl className="vv-rows">
          {known.map(([key, value]) => [<dt key={key}>{text(key)}</dt>, <dd key={`${key}.`}>{value}</dd>])}
        </dl>
      ) : null}
    </>
  );
}

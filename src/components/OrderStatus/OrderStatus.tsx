"use client";
import type { ComponentPropsWithoutRef, JSX, ReactNode } from "react";
import { type PayTarget, type UsePayResult, usePay } from "../../hooks/usePay.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";
import { useControlRoute } from "../../hooks/useRoute.js";
import { browserNote } from "../Control/elsewhere.js";
import { spinner } from "../Control/icons.js";
import { useText } from "../Control/useText.js";
import { OrderRows } from "./OrderRows.js";
import { OrderSkeleton } from "./OrderSkeleton.js";
import { orderLook, orderTexts } from "./orderLook.js";

/** Props of {@link OrderStatus}: which order, and those of a `<div>`. */
export type OrderStatusProps = PayTarget &
  Omit<ComponentPropsWithoutRef<"div">, "children"> & {
    /** What is bought, in words. Default: the order's title. */
    items?: ReactNode;
    /** What to do where the server does not know who asks (401). Default: to try again. */
    onSignIn?: (() => void) | undefined;
    /** What else one can do here, e.g. a `ShareButton`; or a function of the payment. */
    children?: ReactNode | ((payment: UsePayResult) => ReactNode);
  };

/**
 * How an order stands, for the page that one comes back to. Asks your server, goes on asking while a payment is open,
 * and offers the one thing to do: pay, pay again, or check.
 *
 * @example
 * <OrderStatus outTradeNo={params.outTradeNo} />
 */
export function OrderStatus(props: OrderStatusProps): JSX.Element {
  const {
    purchaseKey: _key,
    order: _order,
    imprestCode: _code,
    outTradeNo,
    items,
    onSignIn,
    children,
    ...rest
  } = props;
  const { client, locale } = useVVChatContext("<OrderStatus>");
  const text = useText("<OrderStatus>", "order", orderTexts);
  const route = useControlRoute("pay", "<OrderStatus>");
  const payment = usePay(props);
  const className = rest.className ? `vv-card ${rest.className}` : "vv-card";
  const loading = payment.phase === "preparing" || (payment.phase === "idle" && outTradeNo !== undefined);
  if (loading) return <OrderSkeleton {...rest} className={className} label={text("order.loading")} />;

  const { tone, icon, title, hint, action } = orderLook(payment, route, !!onSignIn);
  const verbs = { ...payment, signIn: onSignIn };
  const { expiresAt } = payment.order ?? {};
  const before = hint === "order.unpaidHint" && expiresAt !== undefined;
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false });
  const says = before
    ? text("order.before").replace("{time}", () => clock.format(expiresAt))
    : (hint === "pay.note.unavailable" && browserNote(client, "pay", text)) || text(hint);
  return (
    <div {...rest} className={className} data-phase={payment.phase} data-tone={tone}>
      <div className="vv-badge" aria-hidden="true">
        {icon ?? spinner}
      </div>
      <div role="status">
        <h3 className="vv-title">{text(title)}</h3>
        <p className="vv-hint">{says}</p>
      </div>
      <OrderRows order={payment.order} items={items} />
      {action || children ? (
        <div className="vv-actions">
          {action ? (
            <button className="vv-button" type="button" onClick={verbs[action.verb]}>
              <span>{text(action.label)}</span>
            </button>
          ) : null}
          {typeof children === "function" ? children(payment) : children}
        </div>
      ) : null}
    </div>
  );
}

import { useEffect, useRef } from "react";
import { ContactButton, HostGate, OrderStatus, usePay } from "vvchat-react";
import { Icon } from "./Icon.js";
import { PaidOrder } from "./PaidOrder.js";
import { shopAgent } from "./people.js";
import { showOrder } from "./useOrderNumber.js";
import type { Words } from "./words.js";

/** The page of one order, also for whoever comes back to it later. */
export function OrderPage({ outTradeNo, words }: { outTradeNo: string; words: Words }) {
  // The card's own payment: it is asked for once.
  const { phase, order } = usePay({ outTradeNo });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [outTradeNo]);
  return (
    <main className="shop-body">
      <div className="page-head">
        <button
          type="button"
          aria-label={words.back}
          onClick={() => {
            showOrder(undefined);
          }}
        >
          <Icon name="back" />
        </button>
        <h2 ref={heading} tabIndex={-1}>
          {words.order}
        </h2>
      </div>
      <OrderStatus outTradeNo={outTradeNo} />
      {phase === "paid" ? <PaidOrder outTradeNo={outTradeNo} title={order.title} words={words} /> : null}
      {/* Not on a laptop's simulator of the app: there the kit has no link to open. */}
      <HostGate requires={["openSessionView"]} pending={null} fallback={null}>
        <ContactButton full openId={shopAgent} />
      </HostGate>
    </main>
  );
}

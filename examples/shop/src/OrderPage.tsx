import { useEffect, useRef } from "react";
import { OrderStatus } from "vvchat-react";
import { showOrder } from "./useOrderNumber.js";
import type { Words } from "./words.js";

/** The page of one order, also for whoever comes back to it later. */
export function OrderPage({ outTradeNo, words }: { outTradeNo: string; words: Words }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [outTradeNo]);
  return (
    <main className="shop-body">
      <h2 className="page-title" ref={heading} tabIndex={-1}>
        {words.order}
      </h2>
      <OrderStatus outTradeNo={outTradeNo}>
        <button
          type="button"
          className="text-button"
          onClick={() => {
            showOrder(undefined);
          }}
        >
          {words.back}
        </button>
      </OrderStatus>
    </main>
  );
}

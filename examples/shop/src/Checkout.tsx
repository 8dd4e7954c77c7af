import { PayButton, useUser } from "vvchat-react";
import type { usePurchase } from "./purchase.js";
import { showOrder } from "./useOrderNumber.js";
import type { Words } from "./words.js";

interface CheckoutProps {
  purchase: ReturnType<typeof usePurchase>;
  words: Words;
}

/** What is chosen, and the button that takes the money. */
export function Checkout({ purchase, words }: CheckoutProps) {
  const { id, cart, cups, amount, clear } = purchase;
  const { login } = useUser();
  if (cups === 0) return null;
  return (
    <footer className="bar">
      <span className="sum">{words.chosen(cups)}</span>
      <PayButton
        className="pay"
        purchaseKey={id}
        order={{ cart }}
        amount={amount}
        onSignIn={() => {
          login.mutate();
        }}
        onPaid={({ outTradeNo }) => {
          clear();
          showOrder(outTradeNo);
        }}
      />
    </footer>
  );
}

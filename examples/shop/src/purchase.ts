import { useEffect, useState } from "react";
import { kept } from "./kept.js";
import { type Cart, type TeaId, amountOf, cupsOf } from "./teas.js";

/** What is in the cart, and a name for buying it: a page that is loaded again finds its payment by it. */
export interface Purchase {
  id: string;
  cart: Cart;
}

const isPurchase = (value: unknown): value is Purchase =>
  typeof value === "object" && value !== null && "id" in value && "cart" in value;
// Of the browser, and not of the tab: VVChat may come back in another one.
const ofThisBrowser = kept(localStorage, "half-day-tea.purchase", isPurchase);

function newPurchase(): Purchase {
  return { id: `cart-${String(Date.now())}`, cart: {} };
}

/** The cart of this browser. */
export function usePurchase() {
  const [purchase, setPurchase] = useState(() => ofThisBrowser.read() ?? newPurchase());
  useEffect(() => {
    ofThisBrowser.write(purchase);
  }, [purchase]);
  const { cart } = purchase;
  return {
    ...purchase,
    cups: cupsOf(cart),
    amount: amountOf(cart),
    count: (id: TeaId, count: number) => {
      setPurchase({ ...purchase, cart: { ...cart, [id]: count } });
    },
    clear: () => {
      // Another tab may have begun the next one.
      const now = ofThisBrowser.read();
      setPurchase(now && now.id !== purchase.id ? now : newPurchase());
    },
  };
}

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
const ofThisVisit = kept(sessionStorage, "half-day-tea.purchase", isPurchase);

function newPurchase(): Purchase {
  return { id: `cart-${String(Date.now())}`, cart: {} };
}

/** The cart of this visit. */
export function usePurchase() {
  const [purchase, setPurchase] = useState(() => ofThisVisit.read() ?? newPurchase());
  useEffect(() => {
    ofThisVisit.write(purchase);
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
      setPurchase(newPurchase());
    },
  };
}

import { useEffect, useState } from "react";
import { type Cart, type TeaId, teas } from "./teas.js";

/** What is in the cart, and a name for buying it: a page that is loaded again finds its payment by it. */
export interface Purchase {
  id: string;
  cart: Cart;
}

const name = "half-day-tea.purchase";

function newPurchase(): Purchase {
  return { id: `cart-${String(Date.now())}`, cart: {} };
}

function restore(): Purchase {
  const text = sessionStorage.getItem(name);
  return text ? (JSON.parse(text) as Purchase) : newPurchase();
}

/** The cart of this visit. */
export function usePurchase() {
  const [purchase, setPurchase] = useState(restore);
  useEffect(() => {
    sessionStorage.setItem(name, JSON.stringify(purchase));
  }, [purchase]);
  const { cart } = purchase;
  return {
    ...purchase,
    cups: teas.reduce((sum, { id }) => sum + (cart[id] ?? 0), 0),
    amount: teas.reduce((sum, { id, price }) => sum + price * (cart[id] ?? 0), 0),
    count: (id: TeaId, count: number) => {
      setPurchase({ ...purchase, cart: { ...cart, [id]: count } });
    },
    clear: () => {
      setPurchase(newPurchase());
    },
  };
}

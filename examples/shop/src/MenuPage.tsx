import { ShareButton } from "vvchat-react";
import { Checkout } from "./Checkout.js";
import { Cup } from "./Cup.js";
import { Menu } from "./Menu.js";
import { shopCard } from "./shopCard.js";
import { usePurchase } from "./purchase.js";
import { Welcome } from "./Welcome.js";
import type { Words } from "./words.js";

/** The page to choose and pay. */
export function MenuPage({ words }: { words: Words }) {
  const purchase = usePurchase();
  return (
    <>
      <main className="shop-body">
        <div className="hero">
          <div>
            <h2>{words.offer}</h2>
            <p>{words.offerTime}</p>
          </div>
          <Cup liquid="#c68a55" foam="#fbf1e2" topping="pearls" />
        </div>
        <ShareButton full {...shopCard} title={words.shareOffer} subtitle={words.shareOfferHint} />
        <Welcome words={words} />
        <Menu cart={purchase.cart} words={words} onCount={purchase.count} />
      </main>
      <Checkout purchase={purchase} words={words} />
    </>
  );
}

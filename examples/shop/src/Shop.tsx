import { useState } from "react";
import { Checkout } from "./Checkout.js";
import { Cup } from "./Cup.js";
import type { Backend, ShopUser } from "./fakeBackend.js";
import { Menu } from "./Menu.js";
import { OrderPage } from "./OrderPage.js";
import { usePurchase } from "./purchase.js";
import { useOrderNumber } from "./useOrderNumber.js";
import { Welcome } from "./Welcome.js";
import type { Words } from "./words.js";

interface ShopProps {
  backend: Backend;
  /** Who was signed in when the page was loaded. */
  user: ShopUser | undefined;
  words: Words;
}

/** The tea shop: a page to choose and pay, and one for each order. */
export function Shop({ backend, user: userAtStart, words }: ShopProps) {
  const [user, setUser] = useState(userAtStart);
  const [changed, setChanged] = useState(false);
  const purchase = usePurchase();
  const outTradeNo = useOrderNumber();

  return (
    <div className="shop">
      <header className="shop-head">
        <h1>
          {words.shop}
          <small>{words.place}</small>
        </h1>
        {user ? (
          <span className="me">
            <span aria-hidden="true">{words.initial(user.name)}</span>
            {user.name}
          </span>
        ) : null}
      </header>
      {outTradeNo === undefined ? (
        <>
          <main className="shop-body">
            <div className="hero">
              <div>
                <h2>{words.offer}</h2>
                <p>{words.offerTime}</p>
              </div>
              <Cup liquid="#c68a55" foam="#fbf1e2" topping="pearls" />
            </div>
            <Welcome
              backend={backend}
              user={user}
              words={words}
              changed={changed}
              onUser={(next) => {
                setChanged(true);
                setUser(next);
              }}
            />
            <Menu cart={purchase.cart} words={words} onCount={purchase.count} />
          </main>
          <Checkout purchase={purchase} words={words} />
        </>
      ) : (
        <OrderPage outTradeNo={outTradeNo} words={words} />
      )}
    </div>
  );
}

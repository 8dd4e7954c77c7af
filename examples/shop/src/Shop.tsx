import { useState } from "react";
import { Cup } from "./Cup.js";
import type { Backend, ShopUser } from "./fakeBackend.js";
import { Menu } from "./Menu.js";
import { type Cart, teas } from "./teas.js";
import { Welcome } from "./Welcome.js";
import type { Words } from "./words.js";

interface ShopProps {
  backend: Backend;
  /** Who was signed in when the page was loaded. */
  user: ShopUser | undefined;
  words: Words;
}

/** The tea shop: one page. */
export function Shop({ backend, user: userAtStart, words }: ShopProps) {
  const [user, setUser] = useState(userAtStart);
  const [changed, setChanged] = useState(false);
  const [cart, setCart] = useState<Cart>({});
  const cups = teas.reduce((sum, { id }) => sum + (cart[id] ?? 0), 0);
  const amount = teas.reduce((sum, { id, price }) => sum + price * (cart[id] ?? 0), 0);

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
        <Menu
          cart={cart}
          words={words}
          onCount={(id, count) => {
            setCart({ ...cart, [id]: count });
          }}
        />
      </main>
      {cups > 0 ? (
        <footer className="bar">
          <span>{words.chosen(cups)}</span>
          <b>
            <small>¥</small>
            {(amount / 100).toFixed(2)}
          </b>
        </footer>
      ) : null}
    </div>
  );
}

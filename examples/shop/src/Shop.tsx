import { Me } from "./Me.js";
import { MenuPage } from "./MenuPage.js";
import { OrderPage } from "./OrderPage.js";
import { useOneHost } from "./useOneHost.js";
import { useOrderNumber } from "./useOrderNumber.js";
import type { Words } from "./words.js";

/** The tea shop: a page to choose and pay, and one for each order. */
export function Shop({ words }: { words: Words }) {
  const outTradeNo = useOrderNumber();
  useOneHost();
  return (
    <div className="shop">
      <header className="shop-head">
        <h1>
          {words.shop}
          <small>{words.place}</small>
        </h1>
        <Me words={words} />
      </header>
      {outTradeNo === undefined ? (
        <MenuPage words={words} />
      ) : (
        <OrderPage key={outTradeNo} outTradeNo={outTradeNo} words={words} />
      )}
    </div>
  );
}

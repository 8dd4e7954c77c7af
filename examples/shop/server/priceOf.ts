import { HttpError, type MerchantOrder, type OrderContext } from "vvchat-react/server";
import { type Cart, amountOf, cupsOf, teas } from "../src/teas.js";
import { wordsOf } from "../src/words.js";

/** Seconds in which an order can be paid. */
const validFor = 15 * 60;

function refuse(message: string): never {
  throw new HttpError(400, "invalid_order", message);
}

/** The page's word may be anything. */
function readCart(wish: unknown): Cart {
  const wanted = typeof wish === "object" && wish !== null && "cart" in wish ? wish.cart : undefined;
  if (typeof wanted !== "object" || wanted === null) return refuse("An order has a cart.");
  const cart: Cart = {};
  for (const [id, count] of Object.entries<unknown>({ ...wanted })) {
    const tea = teas.find((one) => one.id === id) ?? refuse("There is no such tea.");
    if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > 99) {
      return refuse("That is no number of cups.");
    }
    cart[tea.id] = count;
  }
  return cupsOf(cart) > 0 ? cart : refuse("The cart is empty.");
}

/** What the page wants, and what it costs by the shop's own menu. */
export function priceOf({ request, outTradeNo }: OrderContext, wish: unknown): MerchantOrder {
  const cart = readCart(wish);
  const { titleOf } = wordsOf(/^zh\b/i.test(request.headers.get("accept-language") ?? "") ? "zh-CN" : "en");
  return {
    // Short enough to be read out, and still the same for the same purchase.
    outTradeNo: `T${outTradeNo.slice(0, 12).toUpperCase()}`,
    amount: amountOf(cart),
    title: titleOf(cart),
    expiresIn: validFor,
  };
}

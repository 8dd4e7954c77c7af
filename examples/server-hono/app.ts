import { Hono } from "hono";
import { HttpError, type MerchantOrder, type VVChatHandlerOptions, createVVChatHandler } from "vvchat-react/server";

/** In fen (分). A shop has them in its database. */
const prices = new Map([
  ["milk-tea", 1800],
  ["oolong", 1500],
]);

/** What the page wants, and what it costs. The page's word is a wish: it may be anything. */
function priceOf(wish: unknown): MerchantOrder {
  const { sku, quantity } = { sku: undefined, quantity: undefined, ...(typeof wish === "object" ? wish : {}) };
  const price = prices.get(String(sku));
  if (price === undefined || !(Number.isInteger(quantity) && Number(quantity) > 0 && Number(quantity) < 100)) {
    throw new HttpError(400, "invalid_order", "There is no such tea.");
  }
  return { amount: price * Number(quantity), title: `${String(sku)} × ${String(quantity)}` };
}

/** The shop's server: its own routes, and VVChat's below `/api/vvchat`. */
export function createApp(options: Omit<VVChatHandlerOptions, "createOrder">): Hono {
  const handler = createVVChatHandler({ ...options, createOrder: (_, wish) => priceOf(wish) });
  const app = new Hono();
  app.get("/health", (context) => context.text("ok"));
  app.all("/api/vvchat/*", (context) => handler(context.req.raw));
  return app;
}

import { HttpError, type VVChatHandler, createVVChatHandler } from "vvchat-react/server";

const prices = new Map([
  ["milk-tea", 1800],
  ["oolong", 1500],
]);

function env(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing in the environment`);
  return value;
}

function createHandler(): VVChatHandler {
  return createVVChatHandler({
    url: env("VVCHAT_URL"),
    platform: {
      base: env("VVCHAT_PLATFORM"),
      appId: env("VVCHAT_APP_ID"),
      appKey: env("VVCHAT_APP_KEY"),
      storeNo: env("VVCHAT_STORE_NO"),
    },
    secrets: env("VVCHAT_SECRETS").split(","),
    createOrder(_, wish) {
      const sku = typeof wish === "object" && wish && "sku" in wish ? String(wish.sku) : "";
      const amount = prices.get(sku);
      if (amount === undefined) throw new HttpError(400, "invalid_order", "There is no such tea.");
      return { amount, title: sku };
    },
    onPaid({ outTradeNo }) {
      console.log(`paid: ${outTradeNo}`);
    },
  });
}

let handler: VVChatHandler | undefined;

/** Made with the first request: `next build` loads this file too, where no key is. */
const serve: VVChatHandler = (request) => (handler ??= createHandler())(request);

export { serve as GET, serve as POST };

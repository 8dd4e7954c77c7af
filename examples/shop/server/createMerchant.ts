import { join } from "node:path";
import { createVVChatHandler } from "vvchat-react/server";
import { testAccount, testApp } from "../src/testApp.js";
import { emulatedPay } from "./emulatedPay.js";
import { fileStore } from "./fileStore.js";
import { keepSecret } from "./keepSecret.js";
import { priceOf } from "./priceOf.js";

/** What {@link createMerchant} needs. */
export interface MerchantOptions {
  /** Where the page and the platform find it. */
  url: string;
  /** Where VVChat's Open Platform is, and WeChat. */
  platform: string;
  /** Where the orders are kept. */
  folder: string;
  log: (line: string) => void;
}

/** Answers the page, VVChat's platform and WeChat. */
export type Merchant = (request: Request) => Promise<Response>;

/** Of the emulator's account. One that goes live has it from the environment. */
export const accountSecret = "0123456789abcdef0123456789abcdef";

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`;

/** The shop's server. One that goes live has its key and secret from the environment. */
export async function createMerchant({ url, platform, folder, log }: MerchantOptions): Promise<Merchant> {
  const store = await fileStore(join(folder, "orders.json"));
  const handler = createVVChatHandler({
    url,
    origins: [url.replace("//127.0.0.1", "//localhost")],
    platform: { base: platform, appId: testApp.appId, appKey: "123456", storeNo: "s1234" },
    weChat: {
      ...testAccount,
      appSecret: accountSecret,
      api: platform,
      pay: emulatedPay(platform),
    },
    secrets: [await keepSecret(folder)],
    store,
    createOrder(context, wish) {
      const order = priceOf(context, wish);
      log(`ordered       ${order.outTradeNo ?? ""}  ${yuan(order.amount)}  ${order.title}`);
      return order;
    },
    async onPaid({ outTradeNo, amount, title }) {
      log(`paid          ${outTradeNo}  ${yuan(amount)}  ${title}`);
      // The slip for the bar. A crash may have this called again: there is but one slip for an order.
      await store.add(`slip:${outTradeNo}`, title);
    },
  });

  return async (request) => {
    const answer = await handler(request);
    const [, kind] = /\/notifications\/(\w[\w-]*)$/.exec(new URL(request.url).pathname) ?? [];
    if (kind) log(`notification  ${kind}, answered with ${String(answer.status)}`);
    return answer;
  };
}

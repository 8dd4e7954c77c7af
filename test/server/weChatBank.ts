// WeChat Pay, and the merchant's code that asks it, as small as a test needs them.
import { type Mock, vi } from "vitest";
import type { WeChatPay, WeChatPayStatus } from "../../src/server/index.js";
import { type Browser, type OrderAnswer, type World, openBrowser } from "./world.js";
import { account, type WeChatHost } from "./weChatHost.js";

export interface WeChatBank {
  readonly prepare: Mock<WeChatPay["prepare"]>;
  readonly status: Mock<WeChatPay["status"]>;
  /** Somebody pays an order. */
  pay: (order: { outTradeNo: string }, more?: Partial<WeChatPayStatus & { paid: true }>) => void;
}

export function createWeChatBank(): WeChatBank {
  let count = 0;
  const paid = new Map<string, WeChatPayStatus>();
  return {
    prepare: vi.fn<WeChatPay["prepare"]>(({ appId }) => {
      const number = String(++count);
      return Promise.resolve({
        ...{ appId, timeStamp: "1795244400", nonceStr: `n${number}`, package: `prepay_id=wx${number}` },
        ...{ signType: "RSA", paySign: `sign${number}/+==` },
      });
    }),
    status: vi.fn<WeChatPay["status"]>(({ outTradeNo }) =>
      Promise.resolve(paid.get(outTradeNo) ?? ({ paid: false } as const)),
    ),
    pay({ outTradeNo }, more) {
      paid.set(outTradeNo, { paid: true, transactionId: `42${outTradeNo.slice(0, 20)}`, ...more });
    },
  };
}

/** Somebody whom WeChat knows, signed in. */
export async function openInWeChat(world: World, host: WeChatHost, openid = "o-wx-1"): Promise<Browser> {
  host.grant = { ...host.grant, openid, scope: "snsapi_base" };
  const browser = openBrowser(world);
  await browser.post("/login", { code: "CODE", host: "wechat" });
  return browser;
}

export const weChatOf = (host: WeChatHost, pay: WeChatPay | undefined) => ({
  ...account,
  fetch: host.fetch,
  timeout: 200,
  pay,
});

/** How the server says that an order stands. */
export async function statusOf(browser: Browser, { outTradeNo }: OrderAnswer): Promise<OrderAnswer> {
  return (await (await browser.get(`/orders?outTradeNo=${outTradeNo}`)).json()) as OrderAnswer;
}

// A STAND-IN for what the shop's server does in WeChat. It runs in the page, so it proves nothing.
import type { VVChatApi } from "vvchat-react";
import { isWeChat } from "vvchat-react/wechat";
import { type FakeServer, respond } from "./fakeServer.js";
import { testAccount } from "./testApp.js";

const nonceStr = "half-day-tea";

/** What opens the payment of an order: in WeChat its six parameters, with the code of the order among them. */
export function payableBy(code: string): string {
  if (!isWeChat(window)) return code;
  return JSON.stringify({
    ...{ ...testAccount, timeStamp: "1414587457", nonceStr, package: `prepay_id=${code}` },
    ...{ signType: "RSA", paySign: "unsigned" },
  });
}

/** Signs for WeChat's simulator, which takes any forty digits where no emulator checks them. */
export function createFakeSignatures(server: FakeServer) {
  return {
    weChatSignature: () =>
      respond(server, () => ({ ...testAccount, timestamp: 1_414_587_457, nonceStr, signature: "0".repeat(40) })),
  } satisfies VVChatApi;
}

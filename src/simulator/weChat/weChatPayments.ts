import type { CallParams } from "../../testing/engine/script.js";
import type { PayDialect } from "../payments.js";
import { refusals } from "../payments.js";
import { textOf } from "../wire.js";
import { reply } from "./replies.js";
import { weChatWire } from "./wire.js";

/** What the merchant's server gives a page to pay with. */
const names = ["appId", "timeStamp", "nonceStr", "package", "signType", "paySign"] as const;

/** The first one that a call leaves out. */
export function missingIn(params: CallParams): string | undefined {
  return names.find((name) => !textOf(params, name));
}

/** `getBrandWCPayRequest`. A signature that is wrong looks as if the person had not wanted to. */
export const weChatPay: PayDialect = {
  refOf(params) {
    const [, prepayId = ""] = /^prepay_id=(.+)$/.exec(textOf(params, "package")) ?? [];
    return { appId: textOf(params, "appId"), imprestCode: missingIn(params) ? "" : prepayId, params };
  },
  paid: () => reply("getBrandWCPayRequest", "ok"),
  refused: (why) =>
    why === "refused"
      ? reply("getBrandWCPayRequest", "cancel")
      : reply("getBrandWCPayRequest", "fail", { [weChatWire.errDesc]: refusals[why].err_msg }),
};

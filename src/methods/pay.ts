import type { WireParams } from "../bridges/bridge.js";
import { requireText } from "../errors/requireText.js";
import { saysCancelled } from "./cancel.js";
import { defineMethod, type HostMethod } from "./defineMethod.js";

/** What to pay. */
export interface PayParams {
  /** The code of an order that your server placed (`unifiedorder`). */
  imprestCode: string;
}

/** What the host says of a payment. It proves nothing: only your server knows whether it was paid. */
export interface PayClaim {
  /** VVChat's number for the payment. In WeChat, which tells none, that of its preparation. */
  tradeNo: string;
}

/**
 * Opens VVChat's payment page. Source: VVChat JSSDK, `vvchat.call("pay")`.
 *
 * For an app's own code there is `usePay`: it keeps the payment through a reload, asks the server what became of it, and
 * never opens a second one.
 */
export const pay: HostMethod<PayParams, PayClaim> = /* #__PURE__ */ defineMethod<PayParams, PayClaim>({
  name: "pay",
  interactive: true,
  kept: ["imprest_code"],
  encode: ({ imprestCode }, { appId }) => ({
    app_id: appId,
    imprest_code: requireText(imprestCode, "imprestCode", "pay"),
  }),
  decode({ trade_no: tradeNo }) {
    if (typeof tradeNo !== "string" || !tradeNo) throw new Error("no trade_no");
    return { tradeNo };
  },
  isCancel: saysCancelled,
});

/** The order of a payment that was sent. */
export function imprestCodeOf({ imprest_code: imprestCode }: WireParams): string {
  return String(imprestCode);
}

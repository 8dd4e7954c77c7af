import type { WireParams } from "../bridges/bridge.js";
import { readWeChatReply, refusal } from "./reply.js";
import { type WeChatCall, type WeChatWindow, withBridge } from "./window.js";

const names = ["appId", "timeStamp", "nonceStr", "package", "signType", "paySign"] as const;

/** What WeChat Pay wants to be given, from the merchant's server and unchanged. */
export type WeChatPayParameters = Readonly<Record<(typeof names)[number], string>>;

function isWhole(value: Partial<Record<string, unknown>>): value is WeChatPayParameters {
  return names.every((name) => typeof value[name] === "string" && value[name] !== "");
}

/** The six parameters that an order's code is made of in WeChat. Nothing where it is another, such as VVChat's. */
function payParametersOf(imprestCode: unknown): WeChatPayParameters | undefined {
  try {
    const value = Object(JSON.parse(String(imprestCode))) as Partial<Record<string, unknown>>;
    return isWhole(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Opens WeChat Pay, in the tap where its bridge is there. It wants no permission. */
export function pay(scope: WeChatWindow, wire: WireParams, call: WeChatCall): void {
  const parameters = payParametersOf(wire["imprest_code"]);
  if (!parameters) {
    const problem = "imprestCode is not the JSON of WeChat's six parameters";
    call.answer(refusal("failed", "no_wechat_order", problem));
    return;
  }
  withBridge(
    scope,
    (bridge) => {
      bridge.invoke("getBrandWCPayRequest", parameters, (raw) => {
        const read = readWeChatReply(raw);
        // WeChat says no number of the payment: that of its preparation names it as well.
        const trade = { trade_no: parameters.package.replace("prepay_id=", "") };
        call.answer(read.kind === "success" ? { ...read, reply: trade } : read);
      });
    },
    call,
  );
}

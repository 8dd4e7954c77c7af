import { equalInConstantTime } from "../../platform/constantTime.js";
import { signData } from "../../platform/sign.js";
import {
  type WeChatPayParameters,
  outTradeNoPattern,
  payParameterNames,
  prepayPrefix,
} from "../../platform/weChat/payParameters.js";
import { refuse } from "../answers.js";
import { unixSeconds } from "../EmulatorState.js";
import { openIdIn } from "./grants.js";
import { randomId, randomText } from "./random.js";
import type { WeChatPayment, WeChatPayments } from "./WeChatPayments.js";
import { type WeChatAccount, type WeChatState, accountOf } from "./WeChatState.js";

interface Order {
  readonly account: WeChatAccount;
  readonly openId: string;
  readonly outTradeNo: string;
  readonly amount: number;
  readonly title: string;
  /** The newest. */
  prepayId: string;
  /** When that ends, in ms since 1970. */
  until: number;
  transactionId?: string;
  paidAt?: number;
}

/** How long a `prepay_id` lives, in ms. */
const lifetime = 2 * 3_600_000;

function paymentOf({ account, until: _, ...order }: Order): WeChatPayment {
  return { appId: account.appId, ...order, paid: order.transactionId !== undefined };
}

/** WeChat Pay, with nothing paid yet. */
export function createPayments(state: WeChatState): WeChatPayments {
  /** By each `prepay_id` that they have had. */
  const orders = new Map<string, Order>();
  /** Signs, and nobody else has it. */
  const key = randomText(32);

  function find(account: WeChatAccount, isIt: (order: Order) => boolean): Order | undefined {
    return [...orders.values()].find((order) => order.account === account && isIt(order));
  }

  /** A `prepay_id` that is good. */
  function renew(order: Order): Order {
    if (order.until > Date.now()) return order;
    order.prepayId = `wx${randomText(34)}`;
    order.until = Date.now() + lifetime;
    orders.set(order.prepayId, order);
    return order;
  }

  const sign = ({ paySign: _, ...signed }: WeChatPayParameters): string => signData(signed, key);

  return {
    prepay({ appId, openId, outTradeNo, amount, title }) {
      const account = accountOf(state, appId);
      if (!outTradeNoPattern.test(outTradeNo)) refuse("参数错误：outTradeNo");
      if (!title || title.length > 127) refuse("参数错误：title");
      if (!Number.isSafeInteger(amount) || amount < 1) refuse("参数错误：amount");
      if (!state.people.some((person) => openIdIn(state, account, person) === openId)) refuse("appId 与 openId 不匹配");
      const known = find(account, (order) => order.outTradeNo === outTradeNo);
      if (known?.transactionId !== undefined) refuse("该订单已支付", 409);
      if (known && (known.amount !== amount || known.openId !== openId)) refuse("商户订单号重复，参数不一致", 409);
      const { prepayId } = renew(known ?? { account, openId, outTradeNo, amount, title, prepayId: "", until: 0 });
      const unsigned: WeChatPayParameters = {
        appId: account.appId,
        timeStamp: String(unixSeconds()),
        nonceStr: randomText(32),
        package: prepayPrefix + prepayId,
        signType: "MD5",
        paySign: "",
      };
      return { ...unsigned, paySign: sign(unsigned) };
    },

    payment({ appId, prepayId, outTradeNo }) {
      const account = accountOf(state, appId);
      if (!prepayId && !outTradeNo) refuse("参数错误：outTradeNo");
      const order = prepayId ? orders.get(prepayId) : find(account, (one) => one.outTradeNo === outTradeNo);
      const isIt = order?.account === account && (!outTradeNo || order.outTradeNo === outTradeNo);
      const found = paymentOf(isIt ? order : refuse("订单不存在", 404));
      if (!found.paid || !state.faults.take("paymentUnseen")) return found;
      return { ...found, paid: false, transactionId: undefined, paidAt: undefined };
    },

    pay(parameters) {
      for (const name of payParameterNames) {
        const value: unknown = parameters[name];
        if (typeof value !== "string" || !value) refuse(`调用支付JSAPI缺少参数：${name}`);
      }
      const { appId, package: prepay, paySign } = parameters;
      const prepayId = prepay.startsWith(prepayPrefix) ? prepay.slice(prepayPrefix.length) : "";
      const order = orders.get(prepayId) ?? refuse("prepay_id 不存在", 404);
      if (order.account.appId !== appId || !equalInConstantTime(paySign, sign(parameters))) refuse("支付验证签名失败");
      if (order.transactionId !== undefined) return refuse("该订单已支付", 409);
      if (order.prepayId !== prepayId || order.until <= Date.now()) refuse("prepay_id 已过期");
      if (state.faults.take("payFailed")) refuse("支付失败");
      order.transactionId = `4200${String(randomId()).padStart(24, "0")}`;
      order.paidAt = unixSeconds();
      return { transactionId: order.transactionId };
    },
  };
}

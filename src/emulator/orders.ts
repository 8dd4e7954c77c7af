import { signData, verifyData } from "../platform/sign.js";
import type { OrderReply, UnifiedOrderReply } from "../platform/wire.js";
import { answer, refuse } from "./answers.js";
import { type Endpoint, type EmulatorState, appOf } from "./EmulatorState.js";
import { address, amountOf, optionalText, readFields, text } from "./fields.js";
import { type LedgerOrder, findOrder } from "./ledger.js";

/** Puts a new order in. A merchant's number is good for one. */
function addOrder({ ledger }: EmulatorState, order: Omit<LedgerOrder, "imprestCode" | "createdAt">): LedgerOrder {
  const { outTradeNo, app } = order;
  if (findOrder(ledger, app, { outTradeNo })) refuse("商户订单号重复");
  const added: LedgerOrder = { ...order, imprestCode: ledger.next("IM"), createdAt: Date.now() };
  ledger.orders.set(added.imprestCode, added);
  return added;
}

export const makeOrder: Endpoint = async (state, request) => {
  const fields = await readFields(request);
  const app = appOf(state, fields["app_id"]);
  if (!verifyData(fields, app.appKey)) refuse("签名错误");
  if (fields["store_no"] !== app.storeNo) refuse("无效的store_no");
  if (fields["sign_type"] !== "MD5") refuse("参数错误：sign_type");
  if (fields["scene_type"] !== "APP") refuse("参数错误：scene_type");
  text(fields, "nonce_str", 32);
  const { imprestCode } = addOrder(state, {
    app,
    outTradeNo: text(fields, "out_trade_no", 64),
    amount: amountOf(fields),
    title: text(fields, "title"),
    remark: optionalText(fields, "remark") ?? "",
    notifyUrl: address(fields, "notify_url"),
  });
  const { appId: app_id, storeNo: store_no, appKey } = app;
  const reply = { app_id, store_no, nonce_str: state.ledger.next("N"), scene_type: "APP", imprest_code: imprestCode };
  const signed: UnifiedOrderReply = { ...reply, sign: signData(reply, appKey) };
  return answer(signed);
};

export const showOrder: Endpoint = (state, _, query) => {
  const [imprestCode, outTradeNo] = ["imprest_code", "out_trade_no"].map((name) => query.get(name) ?? undefined);
  if (!imprestCode && !outTradeNo) refuse("参数错误：imprest_code");
  const app = appOf(state, query.get("app_id"));
  const order = findOrder(state.ledger, app, { imprestCode, outTradeNo }) ?? refuse("订单不存在");
  const reply: OrderReply = {
    open_id: order.payer?.openId ?? "",
    store_no: app.storeNo,
    out_trade_no: order.outTradeNo,
    trade_no: order.tradeNo ?? "",
    imprest_code: order.imprestCode,
    amount: order.amount,
    title: order.title,
    remark: order.remark,
    notify_url: order.notifyUrl,
    scene_type: "APP",
    status: order.tradeNo === undefined ? 0 : 1,
  };
  return answer(reply);
};

export const testImprest: Endpoint = (state) => {
  const app = state.apps[0] ?? refuse("无效的app_id");
  const order = { app, outTradeNo: state.ledger.next("TEST"), amount: 1, title: "测试商品", remark: "" };
  // Nobody listens there: an order of the demonstration's has no merchant.
  const { imprestCode } = addOrder(state, { ...order, notifyUrl: "" });
  return answer({ imprest_code: imprestCode });
};

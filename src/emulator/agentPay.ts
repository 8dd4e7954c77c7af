import { type JointNonce, verifyJoint } from "../platform/sign.js";
import type { AgentPayNotification } from "../platform/wire.js";
import { answer, refuse } from "./answers.js";
import { type Endpoint, appOf, unixSeconds } from "./EmulatorState.js";
import { address, amountOf, optionalText, readFields, text } from "./fields.js";

/** How far the time in a header may be off, in s. */
const drift = 300;

export const agentPay: Endpoint = async (state, request) => {
  const fields = await readFields(request);
  const { headers } = request;
  const app = appOf(state, headers.get("app_id"));
  const nonce: JointNonce = { noncestr: headers.get("noncestr") ?? "", timestamp: headers.get("timestamp") ?? "" };
  if (!nonce.noncestr || nonce.noncestr.length > 32) refuse("参数错误：noncestr");
  if (!/^\d{10}$/.test(nonce.timestamp)) refuse("参数错误：timestamp");
  if (Math.abs(Number(nonce.timestamp) - unixSeconds()) > drift) refuse("请求已过期");
  if (!verifyJoint(fields, nonce, headers.get("sign"), app.appKey)) refuse("签名错误");
  const out_order_no = text(fields, "out_order_no", 64);
  for (const name of ["in_open_id", "out_open_id", "title"]) text(fields, name);
  optionalText(fields, "remark");
  amountOf(fields);
  const notifyUrl = address(fields, "notify_url");
  const { agentPayments, next } = state.ledger;
  // A merchant's number is good for one payment.
  const key = JSON.stringify([app.appId, out_order_no]);
  if (agentPayments.has(key)) refuse("商户订单号重复");
  agentPayments.add(key);
  const news: Omit<AgentPayNotification, "sign"> = {
    app_id: app.appId,
    out_order_no,
    agentpay_no: next("AP"),
    status: 1,
    time: unixSeconds(),
  };
  state.notifier.send(notifyUrl, { ...news }, app.appKey);
  return answer({});
};

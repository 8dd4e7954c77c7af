import { type JointNonce, signData, verifyData, verifyJoint } from "../platform/sign.js";
import {
  type AgentPayNotification,
  type OrderReply,
  type TokenReply,
  type UnifiedOrderReply,
  type UserInfoReply,
  paths,
} from "../platform/wire.js";
import { answer, refuse } from "./answers.js";
import type { EmulatorApp } from "./EmulatorOptions.js";
import { address, amountOf, readFields, text } from "./fields.js";
import { type Ledger, type LedgerOrder, findOrder } from "./ledger.js";
import type { Notifier } from "./notifier.js";

/** What the platform's endpoints work with. */
interface PlatformState {
  readonly apps: readonly EmulatorApp[];
  readonly ledger: Ledger;
  readonly notifier: Notifier;
  readonly tokenSeconds: number;
}

type Endpoint = (state: PlatformState, request: Request, query: URLSearchParams) => Response | Promise<Response>;

function appOf({ apps }: PlatformState, appId: unknown): EmulatorApp {
  return apps.find((app) => app.appId === appId) ?? refuse("无效的app_id");
}

const token: Endpoint = (state, _, query) => {
  const app = appOf(state, query.get("app_id"));
  const { codes, tokens, next } = state.ledger;
  if (query.get("app_key") !== app.appKey) refuse("无效的app_key");
  const code = query.get("code") ?? "";
  const grant = codes.get(code);
  // Used up, whatever comes of it.
  codes.delete(code);
  if (grant?.app !== app || grant.until <= Date.now()) return refuse("无效的code");
  const value = next("TK");
  const until = Date.now() + state.tokenSeconds * 1000;
  tokens.set(value, { ...grant, until });
  const { user, scope } = grant;
  const reply: TokenReply = { open_id: user.openId, scope, token: value, expire_in: Math.floor(until / 1000) };
  return answer(reply);
};

function granted({ ledger }: PlatformState, request: Request, scope: RegExp) {
  const grant = ledger.tokens.get(request.headers.get("authorization") ?? "");
  if (!grant || grant.until <= Date.now()) return refuse("无效的token");
  const match = scope.exec(grant.scope);
  return match ? { ...grant, match } : refuse("没有权限");
}

const userInfo: Endpoint = (state, request) => {
  const { openId, nickname, avatar = "", sex = "女" } = granted(state, request, /\bsnsapi_userinfo\b/).user;
  const reply: UserInfoReply = { open_id: openId, nickname, avatar, sex };
  return answer(reply);
};

const sendMessage: Endpoint = async (state, request) => {
  const { user, match } = granted(state, request, /^sessionapi_sendmsg:(.+):(single|group)$/);
  const fields = await readFields(request);
  if (fields["type"] !== "text") refuse("参数错误：type");
  const [, sessionId = "", sessionType = ""] = match;
  state.ledger.messages.push({ from: user, sessionId, sessionType, content: text(fields, "content", 4096) });
  return answer();
};

/** Puts a new order in. A merchant's number is good for one. */
function addOrder({ ledger }: PlatformState, order: Omit<LedgerOrder, "imprestCode" | "createdAt">): LedgerOrder {
  const { outTradeNo, app } = order;
  if (findOrder(ledger, { imprestCode: null, outTradeNo, appId: app.appId })) refuse("商户订单号重复");
  const added: LedgerOrder = { ...order, imprestCode: ledger.next("IM"), createdAt: Date.now() };
  ledger.orders.set(added.imprestCode, added);
  return added;
}

const makeOrder: Endpoint = async (state, request) => {
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
    remark: fields["remark"] === undefined ? "" : text(fields, "remark"),
    notifyUrl: address(fields, "notify_url"),
  });
  const { appId: app_id, storeNo: store_no, appKey } = app;
  const reply = { app_id, store_no, nonce_str: state.ledger.next("N"), scene_type: "APP", imprest_code: imprestCode };
  const signed: UnifiedOrderReply = { ...reply, sign: signData(reply, appKey) };
  return answer(signed);
};

const showOrder: Endpoint = ({ ledger }, _, query) => {
  const [imprestCode, outTradeNo, appId] = ["imprest_code", "out_trade_no", "app_id"].map((name) => query.get(name));
  const order = findOrder(ledger, {
    imprestCode: imprestCode ?? null,
    outTradeNo: outTradeNo ?? null,
    appId: appId ?? null,
  });
  if (!order) return refuse("订单不存在");
  const reply: OrderReply = {
    open_id: order.payer?.openId ?? "",
    store_no: order.app.storeNo,
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

/** How far the time in a header may be off, in s. */
const drift = 300;

const agentPay: Endpoint = async (state, request) => {
  const fields = await readFields(request);
  const { headers } = request;
  const app = appOf(state, headers.get("app_id"));
  const nonce: JointNonce = { noncestr: headers.get("noncestr") ?? "", timestamp: headers.get("timestamp") ?? "" };
  if (!nonce.noncestr || !/^\d{10}$/.test(nonce.timestamp)) refuse("参数错误：timestamp");
  if (Math.abs(Number(nonce.timestamp) - Date.now() / 1000) > drift) refuse("请求已过期");
  if (!verifyJoint(fields, nonce, headers.get("sign"), app.appKey)) refuse("签名错误");
  const out_order_no = text(fields, "out_order_no", 64);
  for (const name of ["in_open_id", "out_open_id", "title"]) text(fields, name);
  amountOf(fields);
  const news: Omit<AgentPayNotification, "sign"> = {
    app_id: app.appId,
    out_order_no,
    agentpay_no: state.ledger.next("AP"),
    status: 1,
    time: Math.floor(Date.now() / 1000),
  };
  state.notifier.send(address(fields, "notify_url"), { ...news }, app.appKey);
  return answer({});
};

const testImprest: Endpoint = (state) => {
  const [app] = state.apps;
  if (!app) return refuse("无效的app_id");
  const order = { app, outTradeNo: state.ledger.next("TEST"), amount: 1, title: "测试商品", remark: "" };
  // Nobody listens there: an order of the demonstration's has no merchant.
  const { imprestCode } = addOrder(state, { ...order, notifyUrl: "" });
  return answer({ imprest_code: imprestCode });
};

/** The Open Platform's endpoints, by method and path. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  [`GET ${paths.token}`]: token,
  [`GET ${paths.userInfo}`]: userInfo,
  [`POST ${paths.sendMessage}`]: sendMessage,
  [`POST ${paths.unifiedOrder}`]: makeOrder,
  [`GET ${paths.unifiedOrder}`]: showOrder,
  [`POST ${paths.agentPay}`]: agentPay,
  [`GET ${paths.testImprest}`]: testImprest,
};

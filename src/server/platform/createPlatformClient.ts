import { signData, signJoint, verifyData } from "../../platform/sign.js";
import { type AgentPayRequest, type MessageRequest, type UnifiedOrderRequest, paths } from "../../platform/wire.js";
import { type Fields, type PlatformRequest, ask } from "./ask.js";
import type {
  AgentPayment,
  PlatformClient,
  PlatformClientOptions,
  PlatformOrder,
  PlatformOrderRequest,
} from "./PlatformClient.js";
import { PlatformError } from "./PlatformError.js";
import { reader } from "./read.js";

const sexes: Readonly<Record<string, "female" | "male">> = { 女: "female", 男: "male" };

/** It goes into the session's cookie. The platform's have 32 letters. */
const longestId = 128;

/** 32 letters, which is all that the platform takes. */
function createNonce(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

function nonEmpty(name: string, value: unknown): string {
  if (typeof value === "string" && value) return value;
  throw new TypeError(`createPlatformClient: "${name}" must be a non-empty string`);
}

function address(value: unknown): string {
  const base = nonEmpty("base", value);
  if (/^https?:\/\/[^/?#]+[^?#]*$/.test(base)) return base.replace(/\/+$/, "");
  throw new TypeError('createPlatformClient: "base" must be an address, e.g. "https://open.example"');
}

/**
 * VVChat's Open Platform, typed. For servers alone: it holds the app key.
 *
 * @param options - where the platform is, and the app's credentials
 * @returns one function an endpoint. Each rejects with a `PlatformError`, within its deadline
 * @throws TypeError where an option is missing
 * @example
 * const platform = createPlatformClient({ base: "https://open.example", appId, appKey, storeNo });
 * const { openId, token } = await platform.token(code);
 */
export function createPlatformClient(options: PlatformClientOptions): PlatformClient {
  const { timeout = 5000 } = options;
  const base = address(options.base);
  const appId = nonEmpty("appId", options.appId);
  const appKey = nonEmpty("appKey", options.appKey);
  const storeNo = nonEmpty("storeNo", options.storeNo);
  // Looked up now and called as a plain function: the runtime's own wants no other `this`.
  const fetchNow = (url: string, init: RequestInit): Promise<Response> => (options.fetch ?? fetch)(url, init);

  function request(
    call: string,
    path: string,
    {
      query = {},
      secret = "",
      ...more
    }: {
      query?: Readonly<Record<string, string | undefined>>;
      secret?: string;
    } & Omit<PlatformRequest, "call" | "url" | "secrets">,
  ): Promise<Fields> {
    const url = new URL(base + path);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    return ask({ fetch: fetchNow, timeout }, { call, url, secrets: [appKey, secret], ...more });
  }

  return {
    async token(code) {
      const query = { app_id: appId, app_key: appKey, code };
      const read = reader("token", await request("token", paths.token, { query, secret: code }));
      const expiresAt = read.optionalDate("expire_in");
      // A span of time in place of a point would be 1970.
      if (expiresAt && expiresAt.getTime() <= Date.now()) {
        throw new PlatformError("invalid_response", "token", '"expire_in" is over already');
      }
      return {
        openId: read.text("open_id", longestId),
        scope: read.text("scope"),
        token: read.text("token"),
        expiresAt,
      };
    },

    async userInfo(token) {
      const how = { headers: { authorization: token }, secret: token };
      const read = reader("userInfo", await request("userInfo", paths.userInfo, how));
      return {
        openId: read.text("open_id", longestId),
        nickname: read.optionalText("nickname"),
        avatar: read.optionalText("avatar"),
        sex: sexes[read.optionalText("sex") ?? ""],
      };
    },

    async sendMessage(token, content) {
      const body: MessageRequest = { type: "text", content };
      await request("sendMessage", paths.sendMessage, {
        ...{ headers: { authorization: token }, secret: token, body },
      });
    },

    async unifiedOrder({ outTradeNo, amount, title, remark, notifyUrl }: PlatformOrderRequest) {
      const unsigned: UnifiedOrderRequest = {
        app_id: appId,
        store_no: storeNo,
        nonce_str: createNonce(),
        sign_type: "MD5",
        out_trade_no: outTradeNo,
        amount,
        notify_url: notifyUrl,
        scene_type: "APP",
        title,
        ...(remark && { remark }),
      };
      const body = { ...unsigned, sign: signData({ ...unsigned }, appKey) };
      const answer = await request("unifiedOrder", paths.unifiedOrder, { body });
      if (!verifyData(answer, appKey)) throw new PlatformError("wrong_sign", "unifiedOrder", "the answer's sign");
      const read = reader("unifiedOrder", answer);
      if (read.text("app_id") !== appId || read.text("store_no") !== storeNo) {
        throw new PlatformError("invalid_response", "unifiedOrder", "the answer is another app's");
      }
      return { imprestCode: read.text("imprest_code") };
    },

    async order({ outTradeNo, imprestCode }): Promise<PlatformOrder> {
      const query = { app_id: appId, out_trade_no: outTradeNo, imprest_code: imprestCode };
      const read = reader("order", await request("order", paths.unifiedOrder, { query }));
      const found = { outTradeNo: read.text("out_trade_no"), imprestCode: read.text("imprest_code") };
      if (
        found.outTradeNo !== (outTradeNo ?? found.outTradeNo) ||
        found.imprestCode !== (imprestCode ?? found.imprestCode)
      ) {
        throw new PlatformError("invalid_response", "order", "the answer is about another order");
      }
      const storeNumber = read.text("store_no");
      if (storeNumber !== storeNo) throw new PlatformError("invalid_response", "order", "it is another store's");
      const status = read.whole("status");
      const tradeNo = read.optionalText("trade_no");
      if (status === 1 && !tradeNo) throw new PlatformError("invalid_response", "order", "paid, and no trade_no");
      return {
        ...found,
        storeNo: storeNumber,
        amount: read.whole("amount"),
        openId: read.optionalText("open_id"),
        title: read.optionalText("title"),
        tradeNo,
        status,
      };
    },

    async agentPay({ outOrderNo, fromOpenId, toOpenId, amount, title, remark, notifyUrl }: AgentPayment) {
      const body: AgentPayRequest = {
        out_order_no: outOrderNo,
        in_open_id: toOpenId,
        out_open_id: fromOpenId,
        amount,
        notify_url: notifyUrl,
        title,
        ...(remark && { remark }),
      };
      const nonce = { noncestr: createNonce(), timestamp: String(Math.floor(Date.now() / 1000)) };
      const sign = signJoint({ ...body }, nonce, appKey);
      await request("agentPay", paths.agentPay, { headers: { app_id: appId, ...nonce, sign }, body });
    },
  };
}

import { verifyData } from "../../platform/sign.js";
import { success } from "../answer.js";
import { readJson, textField } from "../body.js";
import { HttpError, badRequest, tryAgain } from "../HttpError.js";
import { once } from "../orders/once.js";
import { settle } from "../orders/settle.js";
import type { Fields } from "../platform/ask.js";
import type { Route, ServerContext } from "../ServerContext.js";

/** A number, also as a text, which is how some of them come. */
function wholeField(body: Fields, name: string): number {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text === "string" && /^\d{1,15}$/.test(text)) return Number(text);
  throw badRequest("invalid_request", `"${name}" must be a whole number.`);
}

function dateField(body: Fields, name: string): Date | undefined {
  try {
    return new Date(wholeField(body, name) * 1000);
  } catch {
    return undefined;
  }
}

/**
 * A notification that is the platform's, and for this app.
 *
 * @throws HttpError 401 where its sign is missing, empty or wrong. Nothing of it is looked at before
 */
async function verified({ options }: ServerContext, request: Request): Promise<Fields> {
  const body = await readJson(request);
  const { appId, appKey, storeNo } = options.platform;
  if (!verifyData(body, appKey)) throw new HttpError(401, "invalid_sign", "The sign is missing or wrong.");
  if (textField(body, "app_id") !== appId) throw new HttpError(403, "another_app", "This is another app's.");
  if (Object.hasOwn(body, "store_no") && body["store_no"] !== storeNo) {
    throw new HttpError(403, "another_store", "This is another store's.");
  }
  return body;
}

/** `POST /notifications/payment`: from the platform alone. */
export const paymentNotification: Route = async (context, request) => {
  const body = await verified(context, request);
  const outTradeNo = textField(body, "out_trade_no");
  const tradeNo = textField(body, "trade_no");
  const amount = wholeField(body, "amount");
  if (wholeField(body, "status") !== 1) throw new HttpError(422, "not_paid", "Only status 1 means paid.");
  const payer = body["open_id"];
  await settle(context, {
    ...{ outTradeNo, tradeNo, amount },
    payerOpenId: typeof payer === "string" && payer ? payer : undefined,
    paidAt: (dateField(body, "pay_time") ?? new Date()).getTime(),
  });
  return success();
};

const agentStates: Readonly<Record<number, "waiting" | "done" | "failed">> = { 0: "waiting", 1: "done", 2: "failed" };

/** `POST /notifications/agent-pay`: from the platform alone. */
export const agentPayNotification: Route = async (context, request) => {
  const body = await verified(context, request);
  const outOrderNo = textField(body, "out_order_no");
  const agentPayNo = textField(body, "agentpay_no");
  const status = agentStates[wholeField(body, "status")];
  if (!status) throw new HttpError(422, "unknown_status", "The status is 0, 1 or 2.");
  await once(context.store, `agentpay:${agentPayNo}:${status}`, async () => {
    try {
      await context.options.onAgentPay?.({ outOrderNo, agentPayNo, status, time: dateField(body, "time") });
    } catch (cause) {
      context.report(cause, "onAgentPay");
      throw tryAgain("not_handled", "onAgentPay has failed.", cause);
    }
    return status;
  });
  return success();
};

import { success } from "../answer.js";
import { textField } from "../body.js";
import { HttpError } from "../HttpError.js";
import { settle } from "../orders/settle.js";
import type { Route } from "../ServerContext.js";
import { dateField, readNotification, wholeField } from "./notification.js";

/** `POST /notifications/payment`: from the platform alone. */
export const paymentNotification: Route = async (context, request) => {
  const body = await readNotification(context, request);
  const outTradeNo = textField(body, "out_trade_no");
  const tradeNo = textField(body, "trade_no");
  const amount = wholeField(body, "amount");
  if (wholeField(body, "status") !== 1) throw new HttpError(422, "not_paid", "Only status 1 means paid.");
  const payer = body["open_id"];
  await settle(context, {
    ...{ host: "vvchat", outTradeNo, tradeNo, amount },
    payerOpenId: typeof payer === "string" && payer ? payer : undefined,
    paidAt: dateField(body, "pay_time")?.getTime() ?? Date.now(),
  });
  return success();
};

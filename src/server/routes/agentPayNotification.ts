import { success } from "../answer.js";
import { textField } from "../body.js";
import { HttpError, tryAgain } from "../HttpError.js";
import { once } from "../orders/once.js";
import type { Route } from "../ServerContext.js";
import type { AgentPayResult } from "../VVChatHandlerOptions.js";
import { dateField, readNotification, wholeField } from "./notification.js";

const states: Readonly<Record<number, AgentPayResult["status"]>> = { 0: "waiting", 1: "done", 2: "failed" };

/** `POST /notifications/agent-pay`: from the platform alone. */
export const agentPayNotification: Route = async (context, request) => {
  const body = await readNotification(context, request);
  const outOrderNo = textField(body, "out_order_no");
  const agentPayNo = textField(body, "agentpay_no");
  const time = dateField(body, "time");
  const status = states[wholeField(body, "status")];
  if (!status) throw new HttpError(422, "unknown_status", "The status is 0, 1 or 2.");
  const { store, options, report } = context;
  const end = `agentpay:${agentPayNo}`;
  const waits = status === "waiting";
  // One that was overtaken by the end is no news.
  if (waits && (await store.get(end))?.startsWith("done ")) return success();

  const told = await once(store, waits ? `${end}:waiting` : end, async () => {
    try {
      await options.onAgentPay?.({ outOrderNo, agentPayNo, status, time });
    } catch (cause) {
      report(cause, "onAgentPay");
      throw tryAgain("not_handled", "onAgentPay has failed.", cause);
    }
    return status;
  });
  if (told === status) return success();
  const error = new HttpError(409, "ended_already", "This payment has ended otherwise.");
  report(error, "onAgentPay");
  throw error;
};

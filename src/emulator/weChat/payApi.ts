import { answer } from "../answers.js";
import { failed } from "../failed.js";
import { amountOf, optionalText, readFields, text } from "../fields.js";
import { orRefusal } from "../orRefusal.js";
import { payPaths } from "./payPaths.js";
import type { WeChatPayments } from "./WeChatPayments.js";
import type { WeChatState } from "./WeChatState.js";

/** One thing that a merchant's server asks of WeChat Pay. What it refuses, it throws. */
type PayEndpoint = (payments: WeChatPayments, request: Request, query: URLSearchParams) => object | Promise<object>;

/** In place of WeChat Pay's own API, which wants certificates. */
const endpoints: ReadonlyMap<string, PayEndpoint> = new Map<string, PayEndpoint>([
  [
    `POST ${payPaths.prepay}`,
    async ({ prepay }, request) => {
      const fields = await readFields(request);
      return prepay({
        appId: optionalText(fields, "appId"),
        openId: text(fields, "openId"),
        outTradeNo: text(fields, "outTradeNo"),
        amount: amountOf(fields),
        title: text(fields, "title"),
      });
    },
  ],
  [
    `GET ${payPaths.payment}`,
    ({ payment }, _, query) => {
      const [appId, prepayId, outTradeNo] = ["appId", "prepayId", "outTradeNo"].map(
        (name) => query.get(name) ?? undefined,
      );
      return payment({ appId, prepayId, outTradeNo });
    },
  ],
]);

/** What the guide has to tell of. */
export const payEndpoints: readonly string[] = [...endpoints.keys()];

/**
 * What a merchant's server asks of WeChat Pay, over HTTP.
 *
 * @param stopped - ends an answer that is slow
 * @returns nothing where the path is none of its
 */
export async function servePay(
  { faults }: WeChatState,
  payments: WeChatPayments,
  request: Request,
  { pathname, searchParams }: URL,
  stopped: AbortSignal,
): Promise<Response | undefined> {
  const endpoint = endpoints.get(`${request.method} ${pathname}`);
  if (!endpoint) return undefined;
  const right = () => orRefusal(async () => answer(await endpoint(payments, request, searchParams)));
  const fault = faults.atPay(pathname);
  return fault ? failed(fault, right, AbortSignal.any([request.signal, stopped])) : right();
}

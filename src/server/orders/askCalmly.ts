import type { ServerContext } from "../ServerContext.js";
import type { PaymentNews } from "./settle.js";

/** A host is asked about one order once in this time, in ms, whoever asks here. */
const calm = 1000;

interface Asked {
  readonly at: number;
  readonly answer: Promise<PaymentNews | undefined>;
}

/** By order number, the oldest first. */
const asked = new WeakMap<ServerContext, Map<string, Asked>>();

/** Those that were asked just now. */
function recentOf(context: ServerContext): Map<string, Asked> {
  const recent = asked.get(context) ?? new Map<string, Asked>();
  asked.set(context, recent);
  const now = Date.now();
  for (const [number, { at }] of recent) {
    if (at > now - calm && at <= now) break;
    recent.delete(number);
  }
  return recent;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks about an order, or gives what somebody else is told just now.
 *
 * @param afresh - that it was unpaid when somebody else asked will not do: it may have been paid since. Default false
 */
export async function askCalmly(
  context: ServerContext,
  outTradeNo: string,
  ask: () => Promise<PaymentNews | undefined>,
  afresh = false,
): Promise<PaymentNews | undefined> {
  const old = afresh ? recentOf(context).get(outTradeNo) : undefined;
  const paid = await old?.answer.catch(() => undefined);
  if (paid) return paid;
  for (;;) {
    const recent = recentOf(context);
    const known = recent.get(outTradeNo);
    if (!known) {
      const answer = ask();
      recent.set(outTradeNo, { at: Date.now(), answer });
      return answer;
    }
    if (known !== old) return known.answer;
    await wait(known.at + calm - Date.now());
  }
}

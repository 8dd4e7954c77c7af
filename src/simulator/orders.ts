import type { EmulatorLink, OrderRef } from "./emulator.js";
import { EmulatorFailure } from "./emulatorFailure.js";

/** An order as VVChat's Open Platform knows it: what the merchant's server placed. */
export interface SimulatorOrder {
  /** In fen (分), a positive whole number. */
  amount: number;
  /** What is bought, in words. */
  title?: string | undefined;
  /** The merchant's own number for it. Default: the sheet shows the imprest code. */
  outTradeNo?: string | undefined;
  /** A `"paid"` one is refused. Default `"unpaid"`; what was paid on this simulator it knows by itself. */
  status?: "unpaid" | "paid" | undefined;
}

/** Finds an order by its imprest code; nothing where there is none. */
export type OrderSource = (
  imprestCode: string,
) => SimulatorOrder | undefined | null | Promise<SimulatorOrder | undefined | null>;

/** What the payment sheet can say of an order. */
export type OrderView =
  | { kind: "waiting" }
  | { kind: "payable" | "paying"; order?: SimulatorOrder | undefined }
  | {
      kind: "unknown" | "already" | "unreadable" | "refused" | "unanswered";
      /** For the developer: where an emulator is behind it. */
      why?: EmulatorFailure | undefined;
    };

function view(order: SimulatorOrder | undefined | null): OrderView {
  if (!order) return { kind: "unknown" };
  const { amount, status } = order;
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    throw new Error(`an amount is a positive whole number of fen, and this is ${String(amount)}`);
  }
  return status === "paid" ? { kind: "already" } : { kind: "payable", order };
}

function unreadable(cause: unknown): OrderView {
  console.error("simulator: orderOf() gave no order that can be paid:", cause);
  return { kind: "unreadable" };
}

/** Asks for an order, at once where the source answers at once. Never throws. */
export function viewOrder(imprestCode: string, orderOf: OrderSource | undefined): OrderView | Promise<OrderView> {
  if (!imprestCode) return { kind: "unknown" };
  if (!orderOf) return { kind: "payable" };
  try {
    const order = orderOf(imprestCode);
    // Not `instanceof`: a shop in a frame may be given its orders by the page around it.
    return order && "then" in order ? order.then(view).catch(unreadable) : view(order);
  } catch (cause) {
    return unreadable(cause);
  }
}

/** What there is to say where the emulator failed. */
export function viewFailure(why: EmulatorFailure, silent: "unreadable" | "unanswered"): OrderView {
  if (why.kind === "unknown" || why.kind === "already") return { kind: why.kind };
  return { kind: why.kind === "refused" ? "refused" : silent, why };
}

/** Asks the emulator for an order. Never throws. */
export async function viewOrderAt(emulator: EmulatorLink, ref: OrderRef): Promise<OrderView> {
  const order = await emulator.order(ref);
  return order instanceof EmulatorFailure ? viewFailure(order, "unreadable") : view(order);
}

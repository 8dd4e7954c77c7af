// A STAND-IN for the shop's server. A real one places the order with VVChat's Open Platform and hears of payments from
// there, by signed notifications.
import type { Order, VVChatApi } from "vvchat-react";
import { type FakeServer, respond } from "./fakeServer.js";
import { kept } from "./kept.js";
import { type Cart, amountOf } from "./teas.js";
import { payableBy } from "./fakeWeChat.js";

/** What {@link createFakeOrders} needs. */
export interface FakeOrdersOptions {
  /** Says what is bought. */
  titleOf: (cart: Cart) => string;
  server: FakeServer;
}

interface Row {
  idempotencyKey: string;
  number: string;
  amount: number;
  title: string;
  /** Ms since 1970, as all times here. */
  placed: number;
  paid?: { tradeNo: string; at: number };
}

const validFor = 15 * 60;
const prefix = "imprest-";

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && "placed" in value;
const isRows = (value: unknown): value is Row[] => Array.isArray(value) && value.every(isRow);
const isWanted = (value: unknown): value is { cart: Cart } =>
  typeof value === "object" && value !== null && "cart" in value;

function toOrder({ number, amount, title, placed, paid }: Row): Order {
  return {
    outTradeNo: number,
    imprestCode: payableBy(prefix + number),
    amount,
    title,
    createdAt: new Date(placed),
    expiresIn: validFor - Math.floor((Date.now() - placed) / 1000),
    ...(paid ? { status: "paid", tradeNo: paid.tradeNo, paidAt: new Date(paid.at) } : { status: "unpaid" }),
  };
}

/** The orders of the shop: what the page asks for, and what VVChat does. */
export function createFakeOrders({ titleOf, server }: FakeOrdersOptions) {
  const rows = kept(localStorage, "half-day-tea.orders", isRows);
  const all = () => rows.read() ?? [];

  const api = {
    createOrder: ({ order, idempotencyKey }) =>
      respond(server, () => {
        const known = all().find((row) => row.idempotencyKey === idempotencyKey);
        if (known) return toOrder(known);
        if (!isWanted(order)) throw new Error("400 Bad Request");
        const placed = Date.now();
        const row: Row = {
          idempotencyKey,
          number: `T${String(placed)}`,
          // The server's own prices: what the page thinks it costs is only compared.
          amount: amountOf(order.cart),
          title: titleOf(order.cart),
          placed,
        };
        rows.write([...all(), row].slice(-20));
        return toOrder(row);
      }),
    orderStatus: ({ outTradeNo, imprestCode = prefix + (outTradeNo ?? "") }) =>
      respond(server, () => {
        const order = find(imprestCode);
        if (!order) throw new Error("404 Not Found");
        return order;
      }),
  } satisfies VVChatApi;

  /** For VVChat: an order by its code. */
  const find = (imprestCode: string) => {
    const row = all().find(({ number }) => [prefix + number, payableBy(prefix + number)].includes(imprestCode));
    return row && toOrder(row);
  };

  /** VVChat's notification. */
  const markPaid = (imprestCode: string, tradeNo: string) => {
    const paid = { tradeNo, at: Date.now() };
    rows.write(all().map((row) => (prefix + row.number === imprestCode ? { ...row, paid } : row)));
  };
  return { api, find, markPaid };
}

// A STAND-IN for the shop's server, to be replaced by a real one. It runs in the page, so it proves nothing: a real
// server places the order with VVChat's Open Platform and hears of payments from there, by signed notifications.
import type { Order, OrderQuery, OrderRequest } from "vvchat-react";
import { type Cart, teas } from "./teas.js";

/** The orders of the shop. */
export interface Orders {
  createOrder: (request: OrderRequest) => Promise<Order>;
  orderStatus: (query: OrderQuery) => Promise<Order>;
  /** For VVChat: an order by its code. */
  find: (imprestCode: string) => Order | undefined;
  /** VVChat's notification. */
  paid: (imprestCode: string, tradeNo: string) => void;
}

/** What {@link createFakeOrders} needs. */
export interface FakeOrdersOptions {
  /** Says what is bought. */
  titleOf: (cart: Cart) => string;
  /** Every answer is that of a server that is down. */
  fails: boolean;
}

interface Row {
  key: string;
  order: Order;
}

const name = "half-day-tea.orders";
const delay = 400;
const validFor = 15 * 60;

function read(): Row[] {
  const text = localStorage.getItem(name) ?? "[]";
  // Dates come back as text.
  const rows = JSON.parse(text, (key, value: unknown) =>
    key.endsWith("At") && typeof value === "string" ? new Date(value) : value,
  ) as Row[];
  return rows;
}

export function createFakeOrders({ titleOf, fails }: FakeOrdersOptions): Orders {
  const answer = async (find: () => Order | undefined) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (fails) throw new Error("503 Service Unavailable");
    const order = find();
    if (!order) throw new Error("404 Not Found");
    return order;
  };
  const find = (matches: (row: Row) => boolean) => read().find(matches)?.order;

  return {
    createOrder: ({ order: asked, idempotencyKey }) =>
      answer(() => {
        const rows = read();
        const known = rows.find(({ key }) => key === idempotencyKey);
        if (known) return known.order;
        // The server's own prices: what the page thinks it costs is only compared.
        const cart = (asked as { cart: Cart }).cart;
        const number = `T${String(Date.now())}`;
        const order: Order = {
          outTradeNo: number,
          imprestCode: `imprest-${number}`,
          amount: teas.reduce((sum, { id, price }) => sum + price * (cart[id] ?? 0), 0),
          status: "unpaid",
          title: titleOf(cart),
          createdAt: new Date(),
          expiresIn: validFor,
        };
        localStorage.setItem(name, JSON.stringify([...rows, { key: idempotencyKey, order }].slice(-20)));
        return order;
      }),
    orderStatus: ({ outTradeNo, imprestCode }) =>
      answer(() => find(({ order }) => order.outTradeNo === outTradeNo || order.imprestCode === imprestCode)),
    find: (imprestCode) => find(({ order }) => order.imprestCode === imprestCode),
    paid(imprestCode, tradeNo) {
      const rows = read().map((row) =>
        row.order.imprestCode === imprestCode
          ? { ...row, order: { ...row.order, status: "paid" as const, tradeNo, paidAt: new Date() } }
          : row,
      );
      localStorage.setItem(name, JSON.stringify(rows));
    },
  };
}

import { safely } from "../errors/safely.js";
import { toServerError } from "../errors/serverError.js";
import { fromEntry, keyOfOrder, toEntry } from "./journal.js";
import { type Payment, type PaymentEvent, type PaymentOrder, isExpired, isOpen } from "./payment.js";
import { type Poll, createPoll } from "./poll.js";
import { askStatus, placeOrder } from "./question.js";
import type { PaymentStore, PaymentWorld } from "./paymentStore.js";
import { reduce } from "./reduce.js";
import { type PaymentRequest, fingerprint, problemOf } from "./request.js";

/** Within this time from its opening a tap is part of a tap storm, in ms. After it, the sheet is gone. */
const stormMs = 1000;

interface Row {
  payment: Payment;
  request: PaymentRequest;
  listeners: Set<() => void>;
  paidListeners: Set<(order: PaymentOrder) => void>;
  /** Somebody has been told that it is paid. */
  told: boolean;
  /** The journal has it. */
  noted: boolean;
  openedAt: number;
  poll: Poll;
  expiry?: ReturnType<typeof setTimeout>;
}

export function createPaymentStore({ api, journal, openHost, needsTap, createId }: PaymentWorld): PaymentStore {
  const rows = new Map<string, Row>();
  const proof = api.orderStatus !== undefined;

  const recall = (key: string) => fromEntry(journal.all()[key], proof, createId);

  function rowOf(key: string): Row {
    const known = rows.get(key);
    if (known) return known;
    const row: Row = {
      payment: recall(key),
      request: {},
      listeners: new Set(),
      paidListeners: new Set(),
      told: false,
      noted: journal.all()[key] !== undefined,
      openedAt: 0,
      poll: createPoll(
        () => askStatus(api, row.payment.order ?? { imprestCode: "" }),
        (event) => {
          send(key, row, event);
        },
      ),
    };
    rows.set(key, row);
    return row;
  }

  function send(key: string, row: Row, event: PaymentEvent): void {
    const before = row.payment;
    const now = reduce(before, event);
    if (now === before) return;
    row.payment = now;
    note(key, row);
    act(key, row, before);
    announce(row);
  }

  function announce(row: Row): void {
    for (const listener of [...row.listeners]) safely(listener);
  }

  /** Before anything is done about it: a page that is killed a moment later knows where it was. */
  function note(key: string, row: Row): void {
    const { phase, attempt } = row.payment;
    // Until somebody has been told, a reload must find it again.
    if (phase === "paid") return;
    // Looking at an order opens nothing.
    const looks = row.request.outTradeNo !== undefined && !isOpen(row.payment);
    const nothing = looks || (phase === "idle" && !attempt);
    if (nothing) journal.remove(key);
    row.noted = !nothing && journal.put(key, toEntry(row.payment));
  }

  /** What a new phase calls for. */
  function act(key: string, row: Row, before: Payment): void {
    const { phase, request, order, verdict, error } = row.payment;
    const entered = phase !== before.phase;
    clearTimeout(row.expiry);
    if (phase !== "confirming") row.poll.stop();
    else if (entered || verdict !== before.verdict) row.poll.start();
    if (phase === "preparing" && (entered || request !== before.request)) place(key, row);
    if (phase === "paying" && order && (entered || (before.error && !error))) {
      row.openedAt = performance.now();
      openHost(order.imprestCode, (claim) => {
        send(key, row, { type: "host", claim, order, before: isOpen(before) ? before : undefined });
      });
    }
    const left = phase === "prepared" && order?.expiresAt ? order.expiresAt - Date.now() : Infinity;
    // The time has passed then, whatever the clock says. A timer takes no more than 24 days; a tap looks at the clock.
    if (left < 2 ** 31) {
      row.expiry = setTimeout(() => {
        send(key, row, { type: "expired", attempt: createId() });
      }, left);
    }
    if (phase === "paid") tell(key, row);
  }

  function expire(key: string, row: Row): void {
    if (isExpired(row.payment.order)) send(key, row, { type: "expired", attempt: createId() });
  }

  function tell(key: string, row: Row): void {
    const { phase, order } = row.payment;
    if (phase !== "paid" || !order || row.told || !row.paidListeners.size) return;
    row.told = true;
    journal.remove(key);
    for (const callback of [...row.paidListeners]) {
      safely(() => {
        callback(order);
      });
    }
  }

  function place(key: string, row: Row): void {
    const { payment, request } = row;
    placeOrder(api, key, payment, request).then(
      (order) => {
        if (request.outTradeNo) row.told ||= order.status === "paid";
        settle({ type: "ordered", order, go: row.listeners.size > 0, needsTap: needsTap() });
      },
      (error: unknown) => {
        settle({ type: "refused", error: toServerError(error, "pay") });
      },
    );
    function settle(event: PaymentEvent): void {
      // What was asked for may have changed in the meantime.
      if (row.payment.request === payment.request && row.payment.attempt === payment.attempt) send(key, row, event);
    }
  }

  /** What another page has done to it, as far as the journal tells. */
  function sync(key: string, row: Row): void {
    const { phase } = row.payment;
    const entry = journal.all()[key];
    if (phase === "idle") {
      row.payment = recall(key);
      if (row.payment.phase === "idle") return;
      row.noted = true;
      if (row.payment.phase === "confirming") row.poll.run();
      announce(row);
    } else if (entry?.phase === "paying") send(key, row, { type: "left", order: entry.order });
    // Paid or given up over there: the server knows.
    else if (!entry && row.noted && proof && row.payment.order) send(key, row, { type: "left", verdict: "prepared" });
  }

  /** Somebody presses the page while it is paid: a sheet would cover it. */
  function leave(key: string, row: Row): void {
    if (performance.now() - row.openedAt > stormMs) send(key, row, { type: "left" });
  }

  /** What an app asks, as an event. */
  function ask(type: "prepare" | "tap", key: string, request: PaymentRequest): void {
    const row = rowOf(key);
    const { order } = row.payment;
    if (!isOpen(row.payment)) sync(key, row);
    expire(key, row);
    if (isOpen(row.payment) && type === "prepare") return;
    const same = order && request.outTradeNo !== undefined && order.outTradeNo === request.outTradeNo;
    const print = same ? row.payment.request : fingerprint(request);
    if (!same) row.request = request;
    const { imprestCode, amount } = request;
    const given = imprestCode && !problemOf(key, request) ? { imprestCode, amount } : undefined;
    send(key, row, { type, request: print, given });
  }

  return {
    keyOf(purchaseKey, { imprestCode, outTradeNo }) {
      if (purchaseKey !== undefined) return purchaseKey;
      if (!outTradeNo) return `imprest:${imprestCode ?? ""}`;
      const known = [...rows].find(([, { payment }]) => payment.order?.outTradeNo === outTradeNo)?.[0];
      return known ?? keyOfOrder(journal, "outTradeNo", outTradeNo) ?? `order:${outTradeNo}`;
    },
    get: (key) => rowOf(key).payment,
    subscribe(key, listener) {
      const row = rowOf(key);
      row.listeners.add(listener);
      if (row.payment.phase === "confirming") row.poll.run();
      return () => row.listeners.delete(listener);
    },
    prepare(key, request) {
      ask("prepare", key, request);
    },
    pay(key, request) {
      const row = rowOf(key);
      const { phase, error } = row.payment;
      if (phase === "unknown" && proof) send(key, row, { type: "check" });
      else if (phase !== "paying") ask("tap", key, request);
      else if (error) send(key, row, { type: "reopen" });
      // Where an app is opened, the page is in view until it is: a tap says nothing, and the bridge tells.
      else if (!needsTap()) leave(key, row);
    },
    check(key) {
      const row = rowOf(key);
      const { phase, order } = row.payment;
      if (phase === "confirming") row.poll.ask();
      else if (phase === "paying") leave(key, row);
      else if (phase === "failed" && !order) ask("prepare", key, row.request);
      else send(key, row, { type: "check" });
    },
    reset(key) {
      const row = rowOf(key);
      row.told = false;
      send(key, row, { type: "reset", attempt: createId() });
    },
    onPaid(key, callback) {
      const row = rowOf(key);
      row.paidListeners.add(callback);
      tell(key, row);
      return () => row.paidListeners.delete(callback);
    },
    returned(imprestCode, claim) {
      const key = keyOfOrder(journal, "imprestCode", imprestCode);
      const row = key === undefined ? undefined : rowOf(key);
      if (key !== undefined && row?.payment.order) send(key, row, { type: "host", claim, order: row.payment.order });
    },
    wake() {
      for (const [key, row] of rows) {
        if (!isOpen(row.payment)) sync(key, row);
        // Where the app may be about to open the page anew: what is told here would be gone with it. The bridge says when not.
        const { phase, error } = row.payment;
        const waits = phase === "paying" && !error && needsTap();
        if (isOpen(row.payment) && proof && !waits) row.poll.ask();
      }
    },
  };
}

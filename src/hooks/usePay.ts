"use client";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { VVChatError } from "../errors/VVChatError.js";
import { paymentsOf } from "../options/payments.js";
import { type Payment, type PaymentOrder, newPayment } from "../payments/payment.js";
import { type PaymentRequest, fingerprint } from "../payments/request.js";
import { useVVChatContext } from "../provider/VVChatContext.js";
import { useLatest } from "./useLatest.js";

/** A new order, made by your server's `createOrder`. */
export interface PayNewOrder {
  /**
   * Names this purchase, e.g. the cart's id: while it is open no second one is opened for it, and a reload finds it again.
   * A paid one stays paid: for a new purchase take a new key, or `reset()`.
   */
  purchaseKey: string;
  /** What is bought, for your server, in plain JSON. */
  order: unknown;
  imprestCode?: undefined;
  outTradeNo?: undefined;
}

/** An order whose code your page has already. */
export interface PayImprestCode {
  /** What names the order to VVChat. In place of `purchaseKey` and `order`. */
  imprestCode: string;
  /** Default: the code itself. */
  purchaseKey?: string | undefined;
  order?: undefined;
  outTradeNo?: undefined;
}

/** An order that was placed before, by its number: your server's `orderStatus` is asked for it. */
export interface PayPlacedOrder {
  /** The order's number. In place of `purchaseKey` and `order`. */
  outTradeNo: string;
  purchaseKey?: string | undefined;
  order?: undefined;
  imprestCode?: undefined;
}

/** What to pay. */
export type PayTarget = PayNewOrder | PayImprestCode | PayPlacedOrder;

/** Options of {@link usePay}. */
export type UsePayOptions = PayTarget & {
  /** What the page shows, in fen (分): a positive whole number. The order must be for the same, else nothing is opened. */
  amount?: number | undefined;
  /**
   * When the order is made: as the component mounts, so that a tap opens VVChat at once, or in the tap. Default `"tap"`;
   * an order that was placed before is always read on mount.
   */
  prepare?: "mount" | "tap" | undefined;
  /**
   * The server says that it is paid. Called at least once, also after a reload; once a mounted component. Show it here, and
   * fulfil on the server.
   */
  onPaid?: ((order: PaymentOrder) => void) | undefined;
};

interface Verbs {
  /** Pays, or goes on: see `phase`. Call it in the tap. */
  pay: () => void;
  /** Asks the server again. */
  check: () => void;
  /** After an end: a new purchase. */
  reset: () => void;
}

interface State<TPhase, TOrder, TError> {
  phase: TPhase;
  order: TOrder;
  error: TError;
}

interface Proof {
  /** Whether there is a server that says so too. Else nobody knows whether something was paid: it is the host's word. */
  proof: boolean;
}

/** What {@link usePay} returns: look at `phase`. */
export type UsePayResult = Verbs &
  (
    | State<"idle" | "preparing", undefined, null>
    | (State<"prepared", PaymentOrder, null> & {
        /** The host was asked, and the server says that nothing was paid: it can be paid again. */
        unpaid: boolean;
        /** The order is there now, but VVChat opens in a tap alone: ask for another one. */
        tapAgain: boolean;
      })
    /** `error` is `not_opened` where VVChat did not seem to open: `pay()` opens the same payment again. */
    | State<"paying", PaymentOrder, VVChatError | null>
    | State<"confirming", PaymentOrder, VVChatError | null>
    | State<"paid", PaymentOrder, null>
    | (State<"unconfirmed", PaymentOrder, null> & {
        /** The host's word, which is no proof: there is no `api.orderStatus` to ask. */
        claimedTradeNo: string;
      })
    | (State<"cancelled", PaymentOrder, VVChatError> & Proof)
    | (State<"failed", PaymentOrder | undefined, VVChatError> & Proof)
    | State<"unknown", PaymentOrder, VVChatError | null>
  );

const before = newPayment(true);
const onServer = () => before;

function toResult(
  { phase, order, error, proof, unpaid = false, tapAgain = false, claimedTradeNo = "" }: Payment,
  verbs: Verbs,
): UsePayResult {
  if (phase === "failed" && error) return { ...verbs, phase, order, error, proof };
  if (!order || phase === "idle" || phase === "preparing" || phase === "failed") {
    return { ...verbs, phase: phase === "preparing" ? phase : "idle", order: undefined, error: null };
  }
  if (phase === "prepared") return { ...verbs, phase, order, unpaid, tapAgain, error: null };
  if (phase === "unconfirmed") return { ...verbs, phase, order, claimedTradeNo, error: null };
  if (phase === "confirming" || phase === "unknown") return { ...verbs, phase, order, error };
  if (phase === "cancelled" && error) return { ...verbs, phase, order, error, proof };
  return phase === "paid" ? { ...verbs, phase, order, error: null } : { ...verbs, phase: "paying", order, error };
}

/**
 * One payment. It belongs to its key and not to the component: it goes on through unmounting, a reload and a late answer,
 * and two components with one key show the same one. `"paid"` is the word of your server alone.
 *
 * @param options - what to pay, the amount shown, when to make the order, `onPaid`
 * @returns `phase`, `order`, `error`, and the verbs `pay()`, `check()`, `reset()`
 * @throws VVChatError `invalid` without a `VVChatProvider`. A wrong option ends as `failed`, with an error that names it
 * @example
 * const { phase, pay } = usePay({ purchaseKey: cart.id, order: cart, amount: 3600, onPaid: () => navigate("/thanks") });
 * <button disabled={phase === "paying"} onClick={pay}>Pay ¥36.00</button>
 */
export function usePay(options: UsePayOptions): UsePayResult {
  const { client } = useVVChatContext("usePay()");
  const { purchaseKey, order, imprestCode, outTradeNo, amount, prepare, onPaid } = options;
  const latest = useLatest({ request: { order, imprestCode, outTradeNo, amount } satisfies PaymentRequest, onPaid });
  const store = paymentsOf(client);
  const key = useMemo(
    () => store.keyOf(purchaseKey, { imprestCode, outTradeNo }),
    [store, purchaseKey, imprestCode, outTradeNo],
  );
  const [subscribe, get, verbs] = useMemo(
    () =>
      [
        (listener: () => void) => store.subscribe(key, listener),
        () => store.get(key),
        {
          pay: () => {
            store.pay(key, latest.current.request);
          },
          check: () => {
            store.check(key);
          },
          reset: () => {
            store.reset(key);
          },
        },
      ] as const,
    [store, key, latest],
  );
  const payment = useSyncExternalStore(subscribe, get, onServer);

  // The app may make its object anew in every render.
  const asked = fingerprint({ order, imprestCode, outTradeNo, amount });
  const eager = prepare === "mount" || outTradeNo !== undefined;
  const idle = payment.phase === "idle";
  useEffect(() => {
    if (eager) store.prepare(key, latest.current.request);
  }, [store, key, eager, idle, asked, latest]);

  const listens = onPaid !== undefined;
  useEffect(
    () => (listens ? store.onPaid(key, (paid) => latest.current.onPaid?.(paid)) : undefined),
    [store, key, listens, latest],
  );
  return useMemo(() => toResult(payment, verbs), [payment, verbs]);
}

import type { Order } from "../api/VVChatApi.js";
import type { VVChatError } from "../errors/VVChatError.js";

/** Where a payment stands. See `docs/payments.md`. */
export type PaymentPhase =
  | "idle"
  | "preparing"
  | "prepared"
  | "paying"
  | "confirming"
  | "paid"
  | "unconfirmed"
  | "cancelled"
  | "failed"
  | "unknown";

/** What is known of the order. All of it from the server, but for an `imprestCode` that the app gave. */
export type PaymentOrder = Pick<Order, "imprestCode"> & {
  [Field in Exclude<keyof Order, "imprestCode" | "expiresIn">]?: Order[Field] | undefined;
} & {
  /** Ms since 1970, by this device's clock. */
  expiresAt?: number | undefined;
};

/**
 * What the host said of the payment. `none`: nothing that can be understood; `unsent`: it was never asked; `unopened`: its
 * app does not seem to open, which is a guess.
 */
export type HostClaim =
  | { readonly kind: "success"; readonly tradeNo: string }
  | { readonly kind: "cancelled" | "failed" | "none" | "unsent" | "unopened"; readonly error: VVChatError };

/** One payment, as its store keeps it. */
export interface Payment {
  readonly phase: PaymentPhase;
  /** Whether there is a server that can tell what was paid. */
  readonly proof: boolean;
  /** Names the purchase among those of its key: part of the idempotency key. */
  readonly attempt: string;
  /** Fingerprint of what was asked to be paid. */
  readonly request: string;
  readonly order?: PaymentOrder | undefined;
  /** Preparing: a tap waits for the order. */
  readonly tapped?: boolean | undefined;
  /** Confirming: what an order that is not paid means. Default: to go on asking. */
  readonly verdict?: "cancelled" | "failed" | "prepared" | undefined;
  /** Prepared: a tap waited for it, but the host opens in a tap alone. */
  readonly tapAgain?: boolean | undefined;
  /** Prepared: the server has said that it is not paid, after the host was asked. */
  readonly unpaid?: boolean | undefined;
  /** Unconfirmed: the host's word, which is no proof. */
  readonly claimedTradeNo?: string | undefined;
  readonly error: VVChatError | null;
}

/** What to pay, in short. */
interface Asked {
  /** Fingerprint of all that was asked. */
  readonly request: string;
  /** The order, where there is none to be made. */
  readonly given?: PaymentOrder | undefined;
}

/** What happens to a payment. */
export type PaymentEvent =
  | ({ readonly type: "prepare" } & Asked)
  | ({ readonly type: "tap" } & Asked)
  /** `go`: somebody still watches, so that a tap that waited may go on. `needsTap`: but the host opens in a tap alone. */
  | { readonly type: "ordered"; readonly order: PaymentOrder; readonly go: boolean; readonly needsTap?: boolean }
  /** A tap where the host's app did not seem to open. */
  | { readonly type: "reopen" }
  | { readonly type: "refused"; readonly error: VVChatError }
  | { readonly type: "expired"; readonly attempt: string }
  | { readonly type: "reset"; readonly attempt: string }
  /** `before`: what an opening is to be taken back to where the host was never asked, though it was asked before. */
  | {
      readonly type: "host";
      readonly claim: HostClaim;
      readonly order: PaymentOrder;
      readonly before?: Payment | undefined;
    }
  /** The host has it, or may have it, and this page will not hear: a tap on the page, a reload, another tab. */
  | { readonly type: "left"; readonly order?: PaymentOrder | undefined; readonly verdict?: "prepared" }
  | {
      readonly type: "server";
      readonly order?: Order | undefined;
      readonly error?: VVChatError | undefined;
      /** It has been asked for long enough. */
      readonly last: boolean;
    }
  | { readonly type: "check" };

/** A payment that may have reached the host, and of which nobody knows yet how it ended. */
export function isOpen({ phase }: Payment): boolean {
  return phase === "paying" || phase === "confirming" || phase === "unknown";
}

/** A payment that nothing more can come of by itself. */
export function isOver({ phase }: Payment): boolean {
  return phase === "paid" || phase === "unconfirmed";
}

export function newPayment(proof: boolean, attempt = "", request = ""): Payment {
  return { phase: "idle", proof, attempt, request, error: null };
}

export function isExpired(order: Pick<PaymentOrder, "expiresAt"> | undefined): boolean {
  return order?.expiresAt !== undefined && order.expiresAt <= Date.now();
}

/** By this device's clock: how long it lives is what the server said, not what time it is there. */
export function received({ expiresIn, ...order }: Order): PaymentOrder {
  return { ...order, expiresAt: expiresIn === undefined ? undefined : Date.now() + expiresIn * 1000 };
}

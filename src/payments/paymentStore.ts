import type { VVChatApi } from "../api/VVChatApi.js";
import type { PaymentJournal } from "./journal.js";
import type { HostClaim, Payment, PaymentOrder } from "./payment.js";
import type { PaymentRequest } from "./request.js";

/** The world around the payments. */
export interface PaymentWorld {
  api: VVChatApi;
  journal: PaymentJournal;
  /** Calls the host in this very task, and tells what it says: once or more, however late. */
  openHost: (imprestCode: string, tell: (claim: HostClaim) => void) => void;
  /** Whether the host opens in a tap alone. */
  needsTap: () => boolean;
  /** A name that nobody else has. */
  createId: () => string;
}

/** Every payment of a client, by its key. It outlives the components that show it. */
export interface PaymentStore {
  /** The key of what an app asks to pay. */
  keyOf: (purchaseKey: string | undefined, request: PaymentRequest) => string;
  get: (key: string) => Payment;
  subscribe: (key: string, listener: () => void) => () => void;
  prepare: (key: string, request: PaymentRequest) => void;
  pay: (key: string, request: PaymentRequest) => void;
  check: (key: string) => void;
  reset: (key: string) => void;
  /** Calls back once when it is paid, or at once where it was and nobody has been told. Returns a way to stop. */
  onPaid: (key: string, callback: (order: PaymentOrder) => void) => () => void;
  /** The host said so of an order, to another load of the page or to this one. */
  returned: (imprestCode: string, claim: HostClaim) => void;
  /** The person is back on the page, or the network is: what is open is asked about at once. */
  wake: () => void;
}

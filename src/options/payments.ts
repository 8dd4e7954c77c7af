import type { VVChatClient } from "../client/createClient.js";
import { isVVChatError } from "../errors/VVChatError.js";
import { toServerError } from "../errors/serverError.js";
import { createState } from "../methods/state.js";
import { imprestCodeOf, pay } from "../methods/pay.js";
import { createJournal } from "../journal/journal.js";
import { paymentEntries } from "../payments/journal.js";
import type { HostClaim } from "../payments/payment.js";
import { createPaymentStore } from "../payments/createPaymentStore.js";
import type { PaymentStore } from "../payments/paymentStore.js";
import { apiOf } from "./api.js";

const stores = new WeakMap<VVChatClient, PaymentStore>();

/** What the host said, or did not: only an answer of its own may end a payment that it was given. */
function toClaim(cause: unknown, sent: boolean): HostClaim {
  const error = isVVChatError(cause) ? cause : toServerError(cause, "pay");
  if (!sent) return { kind: "unsent", error };
  if (error.code === "not_opened") return { kind: "unopened", error };
  // A bridge that threw may have handed it over all the same.
  if (error.hostCode === undefined) return { kind: "none", error };
  return { kind: error.code === "cancelled" ? "cancelled" : "failed", error };
}

/** A client's payments: one store, made when the first component asks, so that an app that takes no money ships none. */
export function paymentsOf(client: VVChatClient): PaymentStore {
  const known = stores.get(client);
  if (known) return known;
  const store = createPaymentStore({
    api: apiOf(client),
    journal: createJournal(paymentEntries, `vvchat:${client.appId}`, () => client.storage ?? localStorage),
    createId: createState,
    needsTap: () => client.explain("pay").leaves,
    openHost(imprestCode, tell) {
      let sent = false;
      // A method of its own: a payment never joins another call, whose fate would not be its own.
      client
        .call(
          { ...pay },
          { imprestCode },
          {
            onSent() {
              sent = true;
            },
            onLate(outcome) {
              tell("error" in outcome ? toClaim(outcome.error, sent) : { kind: "success", ...outcome.value });
            },
          },
        )
        .then(
          ({ tradeNo }) => {
            tell({ kind: "success", tradeNo });
          },
          (error: unknown) => {
            tell(toClaim(error, sent));
          },
        );
    },
  });
  stores.set(client, store);
  const back = client.takeReturn(pay);
  back?.outcome.then(
    ({ tradeNo }) => {
      store.returned(imprestCodeOf(back.sent), { kind: "success", tradeNo });
    },
    (error: unknown) => {
      store.returned(imprestCodeOf(back.sent), toClaim(error, true));
    },
  );
  if (typeof window !== "undefined") {
    for (const type of ["focus", "online", "pageshow"]) window.addEventListener(type, store.wake);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") store.wake();
    });
  }
  return store;
}

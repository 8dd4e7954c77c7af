import type { Order } from "../api/VVChatApi.js";
import { toServerError } from "../errors/serverError.js";
import type { PaymentEvent } from "./payment.js";

/** Between questions, in s: two minutes in all. Counted and not looked up on a clock, so that one that jumps cannot cut it short. */
const waits = [1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15];

/** What {@link createPoll} makes. */
export interface Poll {
  /** From the beginning. */
  start: () => void;
  /** Goes on, or starts where it does not run. */
  run: () => void;
  stop: () => void;
  /** One question now, out of turn. */
  ask: () => void;
}

/**
 * Asks the server again and again how a payment stands: at once, then at growing distances, for two minutes.
 *
 * @param question - one question; settles in time
 * @param tell - is told each answer
 */
export function createPoll(question: () => Promise<Order>, tell: (event: PaymentEvent) => void): Poll {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let last = false;
  /** A round ends when the next one starts: what was asked in it, is no answer to what is asked now. */
  let round = 0;

  function ask(): void {
    if (asking) return;
    asking = true;
    const mine = round;
    const answer = (event: { order: Order } | { error: ReturnType<typeof toServerError> }) => {
      if (mine !== round) return;
      asking = false;
      tell({ type: "server", ...event, last });
    };
    question().then(
      (order) => {
        answer({ order });
      },
      (error: unknown) => {
        answer({ error: toServerError(error, "pay") });
      },
    );
  }

  function wait(index: number): void {
    timer = setTimeout(
      () => {
        last = index === waits.length - 1;
        if (!last) wait(index + 1);
        ask();
      },
      (waits[index] ?? 0) * 1000,
    );
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    asking = false;
    last = false;
    round += 1;
  }

  function start(): void {
    stop();
    wait(0);
    ask();
  }

  return {
    start,
    run() {
      if (timer === undefined) start();
    },
    stop,
    ask,
  };
}

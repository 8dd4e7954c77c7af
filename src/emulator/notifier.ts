import { signData } from "../platform/sign.js";
import type { NotificationFault } from "./EmulatorOptions.js";

/** One try to deliver a notification. */
export interface Delivery {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What it was answered with; nothing where it did not arrive. */
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

interface NotifierOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly retries: readonly number[];
}

/** Tells merchants what happened, again and again until they say `success`. */
export interface Notifier {
  readonly deliveries: readonly Delivery[];
  /** What goes wrong with the next notifications, one after the other. */
  readonly faults: NotificationFault[];
  send: (url: string, fields: Readonly<Record<string, unknown>>, appKey: string) => void;
  /** Resolves when nothing is on its way and nothing waits for another try. */
  settled: () => Promise<void>;
  /** Gives up all that is on its way. */
  stop: () => void;
}

export function createNotifier({ fetch, retries }: NotifierOptions): Notifier {
  const deliveries: Delivery[] = [];
  const faults: NotificationFault[] = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const working = new Set<Promise<unknown>>();
  /** Those that wait for the next one to overtake them. */
  let overtaken: (() => void)[] = [];
  const controller = new AbortController();

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  async function post(url: string, body: Readonly<Record<string, unknown>>): Promise<boolean> {
    let status: number | undefined;
    let answer: string | undefined;
    try {
      const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(10_000)]);
      const headers = { "content-type": "application/json" };
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal });
      ({ status } = response);
      answer = await response.text();
    } catch {
      // The merchant's server is down: it is told again.
    }
    deliveries.push({ url, body, status, answer });
    return status === 200 && answer?.trim().toLowerCase() === "success";
  }

  function work(task: Promise<unknown>): void {
    working.add(task);
    void task.finally(() => working.delete(task));
  }

  function deliver(url: string, body: Readonly<Record<string, unknown>>, tried = 0): void {
    work(
      post(url, body).then((done) => {
        const wait = retries[tried];
        if (!done && wait !== undefined && !controller.signal.aborted) {
          later(wait, () => {
            deliver(url, body, tried + 1);
          });
        }
      }),
    );
  }

  return {
    deliveries,
    faults,
    send(url, fields, appKey) {
      const body = { ...fields, sign: signData(fields, appKey) };
      const go = (): void => {
        deliver(url, body);
      };
      const fault = faults.shift();
      if (fault?.kind === "lost") return;
      if (fault?.kind === "outOfOrder") {
        overtaken.push(go);
        return;
      }
      if (fault?.kind === "forged") work(post(url, { ...body, sign: signData(fields, `not ${appKey}`) }).then(go));
      else if (fault?.kind === "late") later(fault.ms, go);
      else go();
      if (fault?.kind === "twice") go();
      const waiting = overtaken;
      overtaken = [];
      for (const one of waiting) later(50, one);
    },
    async settled() {
      while (working.size || timers.size) {
        await Promise.all(working);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    stop() {
      controller.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

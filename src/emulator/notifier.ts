import { signData } from "../platform/sign.js";
import type { NotificationFault } from "./EmulatorOptions.js";
import { pause } from "./pause.js";

/** One try to deliver a notification. */
export interface Delivery {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What it was answered with; nothing where it did not arrive. */
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

type News = Pick<Delivery, "url" | "body">;

interface NotifierOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Ms before each further try. */
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

/** How long a merchant may take for its answer, in ms. */
const patience = 10_000;

export function createNotifier({ fetch, retries }: NotifierOptions): Notifier {
  const deliveries: Delivery[] = [];
  const faults: NotificationFault[] = [];
  const running = new Set<Promise<void>>();
  /** Those that the next one overtakes. */
  let overtaken: News[] = [];
  const controller = new AbortController();
  const { signal } = controller;

  function run(work: () => Promise<void>): void {
    const task: Promise<void> = work().finally(() => running.delete(task));
    running.add(task);
  }

  /** One try. Tells whether it was acknowledged. */
  async function post({ url, body }: News): Promise<boolean> {
    let status: number | undefined;
    let answer: string | undefined;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      });
      ({ status } = response);
      answer = await response.text();
    } catch {
      // The merchant's server is down: it is told again.
    }
    deliveries.push({ url, body, status, answer });
    return status === 200 && answer?.trim().toLowerCase() === "success";
  }

  /** Tries until it is acknowledged. Resolves after the first try. */
  async function deliver(news: News): Promise<void> {
    if (signal.aborted || (await post(news))) return;
    run(async () => {
      for (const wait of retries) {
        await pause(wait, signal);
        if (signal.aborted || (await post(news))) return;
      }
    });
  }

  async function tell(news: News, fault: NotificationFault | undefined): Promise<void> {
    if (fault?.kind === "late") await pause(fault.ms, signal);
    if (fault?.kind === "forged") await post({ ...news, body: { ...news.body, sign: signData(news.body, "forged") } });
    const behind = overtaken;
    overtaken = [];
    await Promise.all(fault?.kind === "twice" ? [deliver(news), deliver(news)] : [deliver(news)]);
    await Promise.all(behind.map(deliver));
  }

  return {
    deliveries,
    faults,
    send(url, fields, appKey) {
      const fault = faults.shift();
      const told = fault?.kind === "status" ? { ...fields, status: fault.status } : fields;
      const news: News = { url, body: { ...told, sign: signData(told, appKey) } };
      if (fault?.kind === "outOfOrder") overtaken.push(news);
      else if (fault?.kind !== "lost") run(() => tell(news, fault));
    },
    async settled() {
      while (running.size) await Promise.all(running);
    },
    stop() {
      controller.abort();
    },
  };
}

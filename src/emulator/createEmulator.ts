import { Refusal, answer, errorAnswer } from "./answers.js";
import { type VVChatApp, createVVChatApp } from "./app.js";
import { control } from "./control.js";
import type { AnswerFault, EmulatorOptions, NotificationFault } from "./EmulatorOptions.js";
import { type SentMessage, createLedger } from "./ledger.js";
import { type Delivery, createNotifier } from "./notifier.js";
import { endpoints } from "./platform.js";

/** VVChat's Open Platform, in this process. */
export interface Emulator extends VVChatApp {
  /** The platform over HTTP: hand it requests, or hand it to a client as its `fetch`. */
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  /** What goes wrong with the next answers of the platform, one after the other. */
  fail: (...faults: readonly AnswerFault[]) => void;
  /** What goes wrong with the next notifications. */
  failNotification: (...faults: readonly NotificationFault[]) => void;
  /** Each try to deliver a notification so far. */
  readonly deliveries: readonly Delivery[];
  readonly messages: readonly SentMessage[];
  /** Resolves when no notification is on its way or waits for another try. */
  settled: () => Promise<void>;
  /** Gives up what is on its way. */
  stop: () => void;
}

const testApp = { appId: "test", appKey: "123456", storeNo: "s1234" };
const testUser = { openId: "o-xiaozhu", nickname: "小竹", sex: "女" } as const;

async function failed(fault: AnswerFault, right: () => Promise<Response>): Promise<Response> {
  if (fault.kind === "slow") {
    await new Promise((resolve) => setTimeout(resolve, fault.ms));
    return right();
  }
  if (fault.kind === "status") return errorAnswer(undefined, fault.status);
  if (fault.kind === "html") {
    return new Response("<!doctype html><title>502</title>", { headers: { "content-type": "text/html" } });
  }
  return new Response('{"open_id":', { headers: { "content-type": "application/json" } });
}

/**
 * VVChat's Open Platform for development and tests: strict where the documents are, with faults where the network is.
 * It keeps everything in memory, and is nobody's bank.
 *
 * @param options - apps, people, lifetimes
 * @example
 * const emulator = createEmulator();
 * const platform = createPlatformClient({ base: "http://platform.test", ...testApp, fetch: emulator.fetch });
 * const code = emulator.allow({ scope: "snsapi_userinfo" });
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { apps = [testApp], users = [testUser], codeSeconds = 300, tokenSeconds = 7200 } = options;
  const { retries = [1000, 2000, 5000, 10_000, 30_000] } = options;
  const ledger = createLedger();
  const notifier = createNotifier({
    fetch: (url, init) => (options.fetch ?? fetch)(url, init),
    retries,
  });
  const state = { apps, users, ledger, notifier, codeSeconds, tokenSeconds };
  const app = createVVChatApp(state);
  const faults: AnswerFault[] = [];

  async function serve(request: Request): Promise<Response> {
    if (request.method === "OPTIONS") return answer(undefined, 204);
    const { pathname, searchParams } = new URL(request.url);
    try {
      const controlled = await control(app, request, pathname);
      if (controlled) return controlled;
      const endpoint = endpoints[`${request.method} ${pathname}`];
      if (!endpoint) return errorAnswer("地址不存在", 404);
      const right = async () => endpoint(state, request, searchParams);
      const fault = faults.shift();
      return await (fault ? failed(fault, right) : right());
    } catch (error) {
      if (error instanceof Refusal) return errorAnswer(error.message);
      throw error;
    }
  }

  return {
    ...app,
    fetch(input, init) {
      const request = new Request(input, init);
      return new Promise((resolve, reject) => {
        const { signal } = request;
        signal.addEventListener("abort", () => {
          reject(signal.reason as Error);
        });
        serve(request).then(resolve, reject);
      });
    },
    fail: (...more) => void faults.push(...more),
    failNotification: (...more) => void notifier.faults.push(...more),
    deliveries: notifier.deliveries,
    messages: ledger.messages,
    settled: notifier.settled,
    stop: notifier.stop,
  };
}

import { aborted } from "./aborted.js";
import { errorAnswer } from "./answers.js";
import { createVVChatApp } from "./app.js";
import { control } from "./control.js";
import { preflightAnswer, readable } from "./cors.js";
import type { Emulator } from "./Emulator.js";
import type { AnswerFault, EmulatorOptions } from "./EmulatorOptions.js";
import type { EmulatorState } from "./EmulatorState.js";
import { failed } from "./failed.js";
import { createLedger } from "./ledger.js";
import { createNotifier } from "./notifier.js";
import { orRefusal } from "./orRefusal.js";
import { endpoints } from "./platform.js";
import { createWeChat } from "./weChat/createWeChat.js";

const testApp = { appId: "test", appKey: "123456", storeNo: "s1234" };
const testUser = { openId: "o-xiaozhu", nickname: "小竹", sex: "女" } as const;

/**
 * VVChat's Open Platform and WeChat for development and tests: strict where the documents are, with faults where the network is.
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
  const send = (url: string, init: RequestInit): Promise<Response> => (options.fetch ?? fetch)(url, init);
  const notifier = createNotifier({ fetch: send, retries });
  const state: EmulatorState = { apps, users: [...users], ledger, notifier, codeSeconds, tokenSeconds };
  const faults: AnswerFault[] = [];
  const stopped = new AbortController();
  const surroundings = { codeSeconds, tokenSeconds, fetch: send, stopped: stopped.signal };
  const { weChat, ...weChatServer } = createWeChat(options.weChat ?? {}, surroundings);

  async function serve(request: Request): Promise<Response> {
    if (request.method === "OPTIONS") return preflightAnswer();
    const url = new URL(request.url);
    const controlled = await control(emulator, request, url);
    if (controlled) return controlled;
    const ofWeChat = await weChatServer.serve(request, url);
    if (ofWeChat) return ofWeChat;
    const endpoint = endpoints.get(`${request.method} ${url.pathname}`);
    if (!endpoint) return errorAnswer("地址不存在", 404);
    const right = () => orRefusal(() => endpoint(state, request, url.searchParams));
    const fault = faults.shift();
    return fault ? failed(fault, right, AbortSignal.any([request.signal, stopped.signal])) : right();
  }

  const emulator: Emulator = {
    ...createVVChatApp(state),
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      return Promise.race([orRefusal(() => serve(request)).then(readable), aborted(request.signal)]);
    },
    fail: (...more) => void faults.push(...more),
    failNotification: (...more) => void notifier.faults.push(...more),
    deliveries: notifier.deliveries,
    messages: ledger.messages,
    weChat,
    async settled() {
      await Promise.all([notifier.settled(), weChatServer.settled()]);
    },
    stop() {
      stopped.abort();
      notifier.stop();
    },
  };
  return emulator;
}

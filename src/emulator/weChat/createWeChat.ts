import { refuse } from "../answers.js";
import { unixSeconds } from "../EmulatorState.js";
import { isWebAddress } from "../fields.js";
import { testAccount, testPerson, withMemory } from "./accounts.js";
import { serveApi } from "./api.js";
import { serveAuthorize } from "./authorize.js";
import type { EmulatorWeChatOptions } from "./EmulatorWeChatOptions.js";
import { createFaults } from "./faults.js";
import { answersAsSnapshot, grantCode, openIdIn, personOf } from "./grants.js";
import { type MessageFields, contentOf } from "./messageFields.js";
import { servePay } from "./payApi.js";
import { createPayments } from "./payments.js";
import { randomId } from "./random.js";
import { createSender, signedUrl, tokenOf } from "./sender.js";
import { verifyPage } from "./verifyPage.js";
import type { WeChatEmulator } from "./WeChatEmulator.js";
import { type WeChatAccount, type WeChatState, accountOf, scopes } from "./WeChatState.js";

/** What WeChat needs of the emulator around it. */
interface Surroundings {
  readonly codeSeconds: number;
  readonly tokenSeconds: number;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly stopped: AbortSignal;
}

/** WeChat, beside the platform. */
export function createWeChat(
  options: EmulatorWeChatOptions,
  { codeSeconds, tokenSeconds, fetch, stopped }: Surroundings,
): {
  weChat: WeChatEmulator;
  /** Answers nothing where the path is none of WeChat's. */
  serve: (request: Request, url: URL) => Promise<Response | undefined>;
  settled: () => Promise<void>;
} {
  const { accounts = [testAccount], people = [testPerson], dailyLimits = {} } = options;
  const { messageRetries = [5000, 5000, 5000], messagePatience = 5000 } = options;
  const state: WeChatState = {
    accounts: accounts.map((account) => withMemory(account, dailyLimits, tokenSeconds)),
    people: [...people],
    holder: people[0],
    codes: new Map(),
    userTokens: new Map(),
    refreshTokens: new Map(),
    faults: createFaults(),
    requests: [],
    codeSeconds,
    tokenSeconds,
  };
  const sender = createSender({ fetch, retries: messageRetries, patience: messagePatience, stopped });

  function serverOf(account: WeChatAccount, url: string | undefined): string {
    const address = url ?? account.messageUrl ?? refuse("账号没有设置 messageUrl");
    return isWebAddress(address) ? address : refuse("参数错误：messageUrl");
  }

  const payments = createPayments(state);
  const weChat: WeChatEmulator = {
    ...payments,
    allow({ appId, scope: asked, ...who }) {
      const account = accountOf(state, appId);
      const scope = scopes.find((one) => one === asked) ?? refuse("参数错误：scope");
      const person = personOf(state, who);
      return grantCode(state, account, person, scope, answersAsSnapshot(state, person, scope));
    },
    hand(person) {
      state.holder = personOf(state, person);
    },
    send(message) {
      const account = accountOf(state, message.appId);
      const url = serverOf(account, message.url);
      const openId = openIdIn(state, account, personOf(state, message));
      const createTime = unixSeconds();
      const id = message.type === "event" ? undefined : randomId();
      const fields: MessageFields = {
        ToUserName: account.originalId,
        FromUserName: openId,
        CreateTime: createTime,
        ...contentOf(message),
        ...(id !== undefined && { MsgId: id }),
      };
      const sent = { msgId: id?.toString(), createTime };
      const mode = message.mode ?? account.messageMode ?? "plain";
      sender.send({ account, url, mode, openId, fields, sent }, state.faults.take("messageTwice", "messageForged"));
      return sent;
    },
    async checkAddress({ appId, url } = {}) {
      const account = accountOf(state, appId);
      const echo = String(randomId());
      const to = signedUrl(serverOf(account, url), tokenOf(account), { echostr: echo });
      const answered = await sender.ask(to.href);
      return { ok: answered.status === 200 && answered.answer === echo, ...answered };
    },
    verify: (page) => verifyPage(state, page),
    fail: state.faults.add,
    requests: state.requests,
    issued: () =>
      state.accounts.map(({ appId, stableTokens, classicTokens, tickets }) => ({
        appId,
        stableTokens: stableTokens.issued,
        classicTokens: classicTokens.issued,
        tickets: tickets.issued,
      })),
    deliveries: sender.deliveries,
  };

  return {
    weChat,
    serve: async (request, url) =>
      (await serveApi(state, request, url, stopped)) ??
      (await servePay(state, payments, request, url, stopped)) ??
      (await serveAuthorize(state, request, url)),
    settled: sender.settled,
  };
}

import { createCredentials } from "./credentials.js";
import type { EmulatorWeChatAccount, EmulatorWeChatPerson, WeChatDailyLimits } from "./EmulatorWeChatOptions.js";
import { createQuota } from "./quota.js";
import type { WeChatAccount } from "./WeChatState.js";

export const testAccount: EmulatorWeChatAccount = {
  appId: "wx0123456789abcdef",
  appSecret: "0123456789abcdef0123456789abcdef",
  token: "vvchat",
  encodingAESKey: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFA",
};
export const testPerson: EmulatorWeChatPerson = { openId: "o-wx-xiaozhu", unionId: "u-xiaozhu", nickname: "小竹" };

/** An account as WeChat keeps it, with none of its tokens handed out yet. */
export function withMemory(
  account: EmulatorWeChatAccount,
  limits: WeChatDailyLimits,
  tokenSeconds: number,
): WeChatAccount {
  const { classicToken = 2000, stableToken = 500_000, forcedToken = 20, ticket = 100 } = limits;
  return {
    ...account,
    originalId: account.originalId ?? `gh_${account.appId.slice(-12)}`,
    // As long as WeChat says that they may get.
    stableTokens: createCredentials(tokenSeconds, 512),
    classicTokens: createCredentials(tokenSeconds, 512),
    tickets: createCredentials(tokenSeconds, 86),
    quotas: {
      classicToken: createQuota(classicToken),
      stableToken: createQuota(stableToken),
      stableTokenOfMinute: createQuota(10_000, 60_000),
      forcedToken: createQuota(forcedToken),
      ticket: createQuota(ticket),
    },
    forcedAt: -Infinity,
  };
}

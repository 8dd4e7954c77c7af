import { sortedSha1 } from "../../platform/weChat/sign.js";
import { refuse } from "../answers.js";
import type { EmulatorWeChatPerson } from "./EmulatorWeChatOptions.js";
import { randomText } from "./random.js";
import { type WeChatAccount, type WeChatGrant, type WeChatScope, type WeChatState } from "./WeChatState.js";

/** Whose word it is. */
export interface WeChatPersonRef {
  /** In the first account. Default: whoever has the phone. */
  openId?: string | undefined;
  /** Takes somebody in whom the emulator does not know yet. */
  nickname?: string | undefined;
}

export function personOf(state: WeChatState, { openId, nickname }: WeChatPersonRef): EmulatorWeChatPerson {
  const known = openId === undefined ? state.holder : state.people.find((one) => one.openId === openId);
  if (known) return known;
  if (openId === undefined || nickname === undefined) return refuse("用户不存在", 404);
  const person = { openId, nickname };
  state.people.push(person);
  return person;
}

/** A person's open id in an account. */
export function openIdIn(state: WeChatState, account: WeChatAccount, { openId }: EmulatorWeChatPerson): string {
  return account === state.accounts[0] ? openId : `o${sortedSha1(account.appId, openId).slice(0, 27)}`;
}

function madeUp({ unionId }: EmulatorWeChatPerson): Pick<WeChatGrant, "openId" | "unionId" | "nickname" | "avatar"> {
  const id = (): string => `o${randomText(27)}`;
  return { openId: id(), unionId: unionId === undefined ? undefined : id(), nickname: "微信用户", avatar: "" };
}

/** A code for what a person allows. */
export function grantCode(
  state: WeChatState,
  account: WeChatAccount,
  person: EmulatorWeChatPerson,
  scope: WeChatScope,
  isSnapshot: boolean,
): string {
  const { unionId, nickname, avatar = "" } = person;
  const who = isSnapshot ? madeUp(person) : { openId: openIdIn(state, account, person), unionId, nickname, avatar };
  const code = `0${randomText(31)}`;
  const until = Date.now() + state.codeSeconds * 1000;
  state.codes.set(code, { grant: { ...who, account, scope, isSnapshot }, until, used: false });
  return code;
}

/** Whether a made-up user answers this time. */
export function answersAsSnapshot(state: WeChatState, person: EmulatorWeChatPerson, scope: WeChatScope): boolean {
  if (scope === "snsapi_base") return false;
  return person.snapshot === true || state.faults.take("snapshot") !== undefined;
}

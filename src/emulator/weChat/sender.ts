import { sortedSha1 } from "../../platform/weChat/sign.js";
import { aborted } from "../aborted.js";
import { refuse } from "../answers.js";
import { unixSeconds } from "../EmulatorState.js";
import { pause } from "../pause.js";
import type { WeChatMessageMode } from "./EmulatorWeChatOptions.js";
import { cipherKey, messageBody } from "./messageBody.js";
import type { MessageFields } from "./messageFields.js";
import { randomText } from "./random.js";
import { readReply } from "./readReply.js";
import type { WeChatDelivery, WeChatSent } from "./WeChatMessage.js";
import type { WeChatAccount } from "./WeChatState.js";

interface SenderOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Ms from one try to the next. */
  readonly retries: readonly number[];
  /** How long a server may take for its answer, in ms. */
  readonly patience: number;
  /** Gives up all that is on its way. */
  readonly stopped: AbortSignal;
}

/** A message on its way. */
interface Outgoing {
  readonly account: WeChatAccount;
  readonly url: string;
  readonly mode: WeChatMessageMode;
  readonly openId: string;
  readonly fields: MessageFields;
  readonly sent: WeChatSent;
}

interface Answered {
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

/** Brings messages to accounts' servers, again and again until there is an answer. */
export interface Sender {
  readonly deliveries: readonly WeChatDelivery[];
  send: (message: Outgoing, fault: "messageTwice" | "messageForged" | undefined) => void;
  ask: (url: string) => Promise<Answered>;
  /** Resolves when nothing is on its way and nothing waits for another try. */
  settled: () => Promise<void>;
}

/** A server's address, with a query that is signed. */
export function signedUrl(url: string, token: string, more: Readonly<Record<string, string>>): URL {
  const signed = new URL(url);
  const [timestamp, nonce] = [String(unixSeconds()), String(Math.floor(Math.random() * 1e10))];
  const signature = sortedSha1(token, timestamp, nonce);
  for (const [name, value] of Object.entries({ signature, timestamp, nonce, ...more })) {
    signed.searchParams.set(name, value);
  }
  return signed;
}

export function tokenOf({ token }: WeChatAccount): string {
  return token || refuse("账号没有设置 token");
}

export function createSender({ fetch, retries, patience, stopped }: SenderOptions): Sender {
  const deliveries: WeChatDelivery[] = [];
  const running = new Set<Promise<void>>();

  function run(work: () => Promise<void>): void {
    const task: Promise<void> = work().finally(() => running.delete(task));
    running.add(task);
  }

  /** Also from a server that hears of no signal. */
  async function request(url: string, init: RequestInit): Promise<Answered> {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(patience)]);
    let status: number | undefined;
    const exchange = async (): Promise<Answered> => {
      const response = await fetch(url, { ...init, redirect: "manual", signal });
      ({ status } = response);
      return { status, answer: await response.text() };
    };
    try {
      return await Promise.race([exchange(), aborted(signal)]);
    } catch {
      return { status, answer: undefined };
    }
  }

  async function post({ account, url, mode, fields, openId }: Outgoing, token: string) {
    const { body, encrypted, contentType } = await messageBody(account, mode, fields);
    // Signed anew each time: of a message, its id alone stays the same.
    const to = signedUrl(url, token, { openid: openId });
    if (encrypted !== undefined) {
      const parts = ["timestamp", "nonce"].map((name) => to.searchParams.get(name) ?? "");
      to.searchParams.set("encrypt_type", "aes");
      to.searchParams.set("msg_signature", sortedSha1(token, ...parts, encrypted));
    }
    const init = { method: "POST", headers: { "content-type": contentType }, body };
    return { ...(await request(to.href, init)), url: to.href, body };
  }

  async function outcomeOf(
    { account, mode, openId }: Outgoing,
    { status, answer }: Answered,
    isLast: boolean,
  ): Promise<Pick<WeChatDelivery, "outcome" | "reply">> {
    if (status !== 200 || answer === undefined) return { outcome: isLast ? "outage" : "again" };
    if (answer === "" || answer === "success") return { outcome: "silent" };
    const reply = await readReply(account, mode, openId, answer);
    return reply === undefined ? { outcome: "outage" } : { outcome: "reply", reply };
  }

  /** One try. Tells whether there is to be another. */
  async function deliver(message: Outgoing, token: string, isLast: boolean): Promise<boolean> {
    const answered = await post(message, token);
    const delivery = { ...message.sent, ...answered, ...(await outcomeOf(message, answered, isLast)) };
    deliveries.push(delivery);
    return delivery.outcome === "again";
  }

  async function bring(message: Outgoing): Promise<void> {
    for (const wait of [...retries, undefined]) {
      const begun = Date.now();
      if (stopped.aborted || !(await deliver(message, tokenOf(message.account), wait === undefined))) return;
      await pause(Math.max(0, (wait ?? 0) - (Date.now() - begun)), stopped);
    }
  }

  return {
    deliveries,
    send(message, fault) {
      // What is wrong with the account is said at once, and not by silence.
      tokenOf(message.account);
      if (message.mode !== "plain") cipherKey(message.account);
      run(async () => {
        if (fault === "messageForged") await deliver(message, randomText(16), true);
        await Promise.all(fault === "messageTwice" ? [bring(message), bring(message)] : [bring(message)]);
      });
    },
    ask: (url) => request(url, { method: "GET" }),
    async settled() {
      while (running.size) await Promise.all(running);
    },
  };
}

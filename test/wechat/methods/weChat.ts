import type { Bridge, HostReply, WireParams } from "../../../src/bridges/bridge.js";
import { type VVChatClient, createVVChatClient } from "../../../src/client/createClient.js";
import { isVVChatError, type VVChatError } from "../../../src/errors/VVChatError.js";

/** A WeChat that answers every call with this reply, and what it was asked. */
export interface FakeWeChat {
  readonly client: VVChatClient;
  readonly sent: readonly { readonly method: string; readonly params: WireParams }[];
}

/**
 * @param reply - as WeChat's bridge hands it over, without `err_msg`; absent: it never answers
 * @param said - what comes after the name in its `err_msg`
 */
export function createWeChat(reply?: HostReply, said = "ok"): FakeWeChat {
  const sent: { method: string; params: WireParams }[] = [];
  const bridge: Bridge = {
    name: "wechat",
    detect: () => "yes",
    connect: (listener) => {
      listener.up();
    },
    supports: () => "yes",
    send(method, params, answer) {
      sent.push({ method, params });
      const raw = { ...reply, err_msg: `${method}:${said}` };
      if (reply) answer({ kind: said === "ok" ? "success" : "error", reply: raw, raw, hostMessage: raw.err_msg });
    },
  };
  return { client: createVVChatClient({ appId: "wx1", bridges: [bridge] }), sent };
}

/** How a call failed; an error where it did not. */
export async function failure(call: Promise<unknown>): Promise<VVChatError> {
  try {
    await call;
  } catch (error) {
    if (isVVChatError(error)) return error;
    throw error;
  }
  throw new Error("It succeeded");
}

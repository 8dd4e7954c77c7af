import type { CallParams } from "../../testing/engine/script.js";
import { textOf } from "../wire.js";

/** What a page asks WeChat's permission with, and for which address it should be. */
export interface SimulatorPageSignature {
  appId: string;
  /** Unix seconds, as text. */
  timestamp: string;
  nonceStr: string;
  /** Of the ticket, the nonce, the timestamp and the address: forty hexadecimal digits. */
  signature: string;
  /** The address, without its fragment. */
  url: string;
}

/** The fields that each call repeats. */
const repeated = ["verifyAppId", "verifySignType", "verifyTimestamp", "verifyNonceStr", "verifySignature"] as const;

export function readSignature(params: CallParams, url: string): SimulatorPageSignature {
  return {
    appId: textOf(params, "verifyAppId"),
    timestamp: textOf(params, "verifyTimestamp"),
    nonceStr: textOf(params, "verifyNonceStr"),
    signature: textOf(params, "verifySignature"),
    url,
  };
}

/** Whether it could be one at all. */
export function isWellFormed({ appId, timestamp, nonceStr, signature }: SimulatorPageSignature): boolean {
  return appId !== "" && /^\d+$/.test(timestamp) && nonceStr !== "" && /^[\da-f]{40}$/i.test(signature);
}

/** Whether a call has the fields that permission was given for. */
export function repeats(params: CallParams, granted: CallParams): boolean {
  return repeated.every((name) => params[name] === granted[name]);
}

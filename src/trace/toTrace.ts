import type { TracedCall, VVChatTrace } from "./VVChatTrace.js";
import { maskText } from "./maskText.js";

/** Where and when a trace was taken. */
export interface TracePlace {
  readonly at: number;
  readonly appId: string;
  /** The page's address. Its query and hash are left out: anything may be in them. */
  readonly url: string;
  readonly userAgent: string;
  readonly host: string | null;
}

/** Calls as a text of JSON in the format {@link VVChatTrace}. */
export function toTrace(calls: readonly TracedCall[], { at, appId, url, userAgent, host }: TracePlace): string {
  const page = maskText(url.replace(/[?#][^]*$/, ""), [], () => {});
  const trace: VVChatTrace = { vvchatTrace: 1, at, appId, page, userAgent, host, calls };
  return JSON.stringify(trace, null, 2);
}

// WeChat's signatures: of what its server sends to the account's, and of a page that configures the JS-SDK.
import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { equalInConstantTime } from "../constantTime.js";

/** What a page's signature is made of. */
export interface TicketFields {
  ticket: string;
  nonceStr: string;
  /** Unix seconds. */
  timestamp: string | number;
  /** As the page has it, `code` and all. What follows `#` does not count. */
  url: string;
}

function digest(text: string): string {
  return bytesToHex(sha1(utf8ToBytes(text)));
}

/**
 * The sign of what WeChat sends: of `token, timestamp, nonce`, and where a message is encrypted of its `Encrypt` too.
 *
 * @param parts - in any order: they are sorted as texts, `"10"` before `"9"`
 * @returns 40 lower-case hexadecimal letters
 * @example
 * sortedSha1("AAAAA", "1714037059", "486452656"); // "899cf89e464efb63f54ddac96b0a0a235f53aa78"
 */
export function sortedSha1(...parts: readonly string[]): string {
  return digest([...parts].sort().join(""));
}

/** Whether a sign is the one of these parts. In constant time; a missing or empty one is wrong. */
export function verifySorted(sign: unknown, ...parts: readonly string[]): boolean {
  return typeof sign === "string" && equalInConstantTime(sign, sortedSha1(...parts));
}

/** The sign of a page that configures the JS-SDK. The values are signed as they are, nothing is encoded. */
export function signTicket({ ticket, nonceStr, timestamp, url }: TicketFields): string {
  const [page = ""] = url.split("#", 1);
  return digest(`jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${String(timestamp)}&url=${page}`);
}

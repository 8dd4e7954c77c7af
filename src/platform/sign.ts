// The platform's three signatures. Source: VVChat Open Platform, "signature". Its first sample is another vendor's: see
// `test/platform/sign.unit.test.ts` for values that follow from their parameters.
import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { equalInConstantTime } from "./constantTime.js";

/** What is signed: every field that is there, known or not. */
export type SignedFields = Readonly<Record<string, unknown>>;

/** What the headers of a joint-signed request carry. */
export interface JointNonce {
  noncestr: string;
  /** Unix seconds, ten digits. */
  timestamp: string;
}

function digest(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text))).toUpperCase();
}

/** A value as the text that is signed; nothing for an empty one. Zero is not empty. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError("Only plain values can be signed");
}

/** `k=v&…` of all fields but `sign` and the empty ones, by ASCII. */
function joined(fields: SignedFields): string {
  const parts: string[] = [];
  for (const name of Object.keys(fields).sort()) {
    const text = name === "sign" ? undefined : textOf(fields[name]);
    if (text !== undefined) parts.push(`${name}=${text}`);
  }
  return parts.join("&");
}

/**
 * The data sign: of an order, of a notification.
 *
 * @param fields - all that is sent; `sign` itself and empty values do not count
 * @throws TypeError where a value is a list or an object
 */
export function signData(fields: SignedFields, appKey: string): string {
  return digest(`${joined(fields)}&key=${appKey}`);
}

/** The base sign, of the headers of a joint-signed request. */
export function signBase({ noncestr, timestamp }: JointNonce, appKey: string): string {
  return digest(appKey + noncestr + timestamp);
}

/** The joint sign: of an agent payment. */
export function signJoint(fields: SignedFields, nonce: JointNonce, appKey: string): string {
  const base = signBase(nonce, appKey);
  return `${base}.${digest(`${joined(fields)}&key=${appKey}&basesign=${base}`)}`;
}

/** Whether a sign is right. In constant time; a missing or empty one is wrong, and so is what cannot be signed. */
function check(sign: unknown, expected: () => string): boolean {
  try {
    return typeof sign === "string" && equalInConstantTime(sign, expected());
  } catch {
    return false;
  }
}

/** Whether `fields.sign` is the data sign of all the other fields. */
export function verifyData(fields: SignedFields, appKey: string): boolean {
  return check(Object.hasOwn(fields, "sign") ? fields["sign"] : undefined, () => signData(fields, appKey));
}

/** Whether a sign is the joint sign of these fields and headers. */
export function verifyJoint(fields: SignedFields, nonce: JointNonce, sign: unknown, appKey: string): boolean {
  return check(sign, () => signJoint(fields, nonce, appKey));
}

import { verifySorted } from "../../../platform/weChat/sign.js";
import { HttpError } from "../../HttpError.js";

/** What WeChat writes behind the address when it asks or sends something. */
export interface SignedQuery {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  /** Of an encrypted message. Not checked yet. */
  readonly messageSignature: string;
  /** Of a check of the address: what it wants to hear. */
  readonly echo: string;
}

/** A request to the address for messages that is not WeChat's. */
export function notSigned(): HttpError {
  return new HttpError(401, "invalid_sign", "The signature is missing or wrong.");
}

/**
 * The query of a request that is WeChat's. It says nothing of the request's body.
 *
 * @throws HttpError 401 where its signature is missing or wrong
 */
export function readQuery(request: Request, token: string): SignedQuery {
  const query = new URL(request.url).searchParams;
  const text = (name: string): string => query.get(name) ?? "";
  const [signature, timestamp, nonce] = [text("signature"), text("timestamp"), text("nonce")];
  if (!timestamp || !nonce || !verifySorted(signature, token, timestamp, nonce)) throw notSigned();
  return { signature, timestamp, nonce, messageSignature: text("msg_signature"), echo: text("echostr") };
}

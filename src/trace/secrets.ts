/** Stands for what is hidden. */
export const dots = "••••";

/** How a field's value is shown: as it is, masked, or by its end, by which a chat is known. */
export type Secrecy = "open" | "secret" | "end";

// Any …code but those that say how a call went: an authorization code, an imprest code, one by text message.
const code = /^(?!(?:err|error|host|status|result)code$).*code$/;
const others = /^state$|(token|openid|unionid|secret|password|appkey|authorization|cookie|ticket)$/;

/** How a field is shown, by its name in whatever spelling: `openId`, `open_id`. */
export function secrecyOf(name: string): Secrecy {
  const plain = name.replace(/[^a-z]/gi, "").toLowerCase();
  if (code.test(plain) || others.test(plain)) return "secret";
  return plain === "sessionid" ? "end" : "open";
}

/** Hosts call their status `code`, too: a short number. */
export function isStatus(value: unknown): boolean {
  return /^-?\d{1,3}$/.test(String(value));
}

/** A secret as it is shown: where it is long enough, enough of it to tell one from another. */
export function hide(value: string, secrecy: Secrecy): string {
  if (secrecy === "end") return dots + (value.length > 7 ? value.slice(-4) : "");
  if (value.length < 12) return dots;
  return value.slice(0, value.length < 16 ? 2 : 4) + dots + value.slice(-2);
}

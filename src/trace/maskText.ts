import { type Secrecy, hide, isStatus, secrecyOf } from "./secrets.js";

// A name, what stands between, and a value: `code=…`, `"code":"…"`, the same in JSON or in a URL that is itself in a text.
// A name has an end, so that a long text of letters alone is soon read.
const quoted = /([\w-]{1,40})(\\*["']?\s*[:=]\s*")((?:[^"\\]|\\[^])+)/g;
const plain = /([\w-]{1,40})(\\*["']?\s*[:=]\s*\\*["']?)([^\s&#"<>\\]+)/g;
const encoded = /([\w-]{1,40})(%(?:25)*3[ad](?:%(?:25)*22)?)((?:(?!%(?:25)*2[236])[^\s&#"<>])+)/gi;
const bearer = /(Bearer)(\s+)(\S+)/gi;
const chat = /(sessionapi_sendmsg)(:|%(?:25)*3A)([^\s:"&%]+)/gi;

// They stand for a masked value until all is looked through. In a text of others they have no meaning, so they go.
const [open, close] = ["\uE000", "\uE001"];

/** A secret as a text, or a URL in a text, may have it. */
function spellings(secret: string): string[] {
  let encodedSecret = secret;
  try {
    encodedSecret = encodeURIComponent(secret);
  } catch {
    // Half a character: no URL has it.
  }
  return [secret, JSON.stringify(secret).slice(1, -1), encodedSecret, encodeURIComponent(encodedSecret)];
}

/**
 * Masks what looks like a secret's name with its value, in a text that may be part of a URL, of JSON, of a sentence.
 *
 * @param known - secrets that are masked wherever they stand
 * @param onHide - is told of each that is masked
 */
export function maskText(text: string, known: Iterable<string>, onHide: () => void): string {
  const masks: string[] = [];
  const mask = (value: string, secrecy: Secrecy): string => {
    onHide();
    return open + String(masks.push(hide(value, secrecy)) - 1) + close;
  };
  const isSecret = (secrecy: Secrecy, value: string): boolean =>
    secrecy !== "open" && !isStatus(/^[^,;}\])]*/.exec(value)?.[0]) && !value.startsWith(open);
  const byName = (all: string, pattern: RegExp): string => {
    let result = "";
    let from = 0;
    const search = new RegExp(pattern);
    for (let found = search.exec(all); found; found = search.exec(all)) {
      const [whole, name = "", , value = ""] = found;
      // Behind a `%`, what looks like a name begins with a character's number.
      const own = all[found.index - 1] === "%" ? name.replace(/^(25)*[\da-f]{2}/i, "") : name;
      const secrecy = secrecyOf(own);
      const start = found.index + whole.length - value.length;
      // What is no secret may hold one: on behind its name.
      if (!isSecret(secrecy, value)) search.lastIndex = start;
      else {
        result += all.slice(from, start) + mask(value, secrecy);
        from = search.lastIndex;
      }
    }
    return result + all.slice(from);
  };
  const always =
    (secrecy: Secrecy) =>
    (whole: string, name: string, between: string, value: string): string =>
      value.startsWith(open) ? whole : name + between + mask(value, secrecy);

  let masked = text.replace(/[\uE000\uE001]/g, "");
  for (const secret of known) {
    for (const spelling of spellings(secret)) {
      if (masked.includes(spelling)) masked = masked.split(spelling).join(mask(secret, "secret"));
    }
  }
  masked = masked.replace(bearer, always("secret"));
  for (const pattern of [quoted, plain, encoded]) masked = byName(masked, pattern);
  masked = masked.replace(chat, always("end"));
  return masked.replace(/\uE000(\d+)\uE001/g, (_, index: string) => masks[Number(index)] ?? "");
}

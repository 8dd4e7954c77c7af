/** The parameter that the kit puts last into a redirect URI, so that an answer can be matched with its call. */
const correlation = "vvchat_call";

/** What hosts answer by. */
const answers = /^(code|state|err_code|err_msg|trade_no)$/;

/** What WeChat's links end in, and what it leaves on the page that it comes back to. */
const leftover = /#wechat_redirect$/;

/** A page's address, taken apart: what is its own, and what a redirect return left in it. */
export interface SplitUrl {
  /** Without the answer, and otherwise byte for byte as it was. */
  readonly clean: string;
  /** Which call was answered, by the correlation parameter; absent where there is none, or two. */
  readonly call: string | undefined;
  /** The answer by its host's names. A name that came twice, with two values, has none. */
  readonly reply: Readonly<Record<string, string | undefined>>;
}

/** A value as it was meant. A `+` stays one: not every host encodes, and a code may have some. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * Takes a page's address apart. Answers are looked for in the query, in the query of the hash (hash routers), and behind
 * a second `?` (`?a=1?code=C`: some hosts glue).
 *
 * An app may have a `code` or a `state` of its own, so a name alone proves nothing. What goes is:
 * - `vvchat_call`, always, and any of the five names that come after it, in a hash without a query too: the kit wrote it
 *   last, so they are the host's. If none comes after it, the host put its answer elsewhere, and all five names go.
 * - Without it, what only an answer has: `code` with `state`, and `err_code` or `err_msg` with any other of the five,
 *   in one query. Then all five go from that query. A `trade_no` alone stays: a shop's own order page may have one.
 */
export function splitUrl(url: string): SplitUrl {
  let hash = "";
  let query = "";
  let mark = -1;
  const parts = url
    .replace(leftover, "")
    .split(/(?=[?&#])/)
    .map((text, index) => {
      const [first] = text;
      if (first === "#" && !hash) [hash, query] = ["#", ""];
      if (first === "?") query = "?";
      // Behind the mark in the hash without a query, too: some hosts only append.
      const named = first !== "#" && (query || (mark >= 0 && first === "&"));
      const name = named ? (text.slice(1).split("=", 1)[0] ?? "") : "";
      if (name === correlation && mark < 0) mark = index;
      return {
        text,
        name,
        query: query && hash + query,
        index,
        answer: answers.test(name),
        gone: name === correlation,
      };
    });

  const found = parts.filter(({ answer }) => answer);
  const after = found.filter(({ index }) => index > mark);
  for (const part of mark < 0 ? [] : after.length ? after : found) part.gone = true;
  for (const one of ["?", "#?"]) {
    const rest = found.filter((part) => part.query === one && !part.gone);
    const names = [...new Set(rest.map(({ name }) => name))].sort().join();
    // In the alphabet's order: a code and a state, or an error and anything else.
    const answered = /err_.*,|,err_|^code,(.*,)?state/.test(names);
    if (answered) for (const part of rest) part.gone = true;
  }

  const reply: Record<string, string | undefined> = {};
  let clean = "";
  let started = "";
  for (const { text, name, query: place, gone } of parts) {
    if (gone) {
      const value = decode(text.slice(name.length + 2));
      reply[name] = (name in reply ? reply[name] : value) === value ? value : undefined;
    } else {
      // The first one left of a query begins it.
      clean += text[0] === "&" && place && started !== place ? `?${text.slice(1)}` : text;
      started = place;
    }
  }
  const { [correlation]: call, ...rest } = reply;
  return { clean, call, reply: rest };
}

/** A page's address without what a redirect return left in it. Cleaning twice is cleaning once. */
export function cleanUrl(url: string): string {
  return splitUrl(url).clean;
}

/** An address with the name of the call that an answer to it will be for. Before the hash, where each browser loads it anew. */
export function withCall(url: string, call: string): string {
  const [page = "", ...hash] = url.split("#");
  return [`${page}${page.includes("?") ? "&" : "?"}${correlation}=${call}`, ...hash].join("#");
}

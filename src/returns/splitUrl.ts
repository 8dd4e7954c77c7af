const answers = ["code", "state", "err_code", "err_msg", "trade_no"];

/** The parameter that the kit puts last into a redirect URI, so that an answer can be matched with its call. */
const correlation = "vvchat_call";

/** A page's address, taken apart: what is its own, and what a redirect return left in it. */
export interface SplitUrl {
  /** Without the answer, and otherwise byte for byte as it was. */
  readonly clean: string;
  /** Which call was answered, by the correlation parameter; absent where there is none, or two. */
  readonly call: string | undefined;
  /** The answer by its host's names. A name that came twice, with two values, is none. */
  readonly reply: Readonly<Record<string, string>>;
}

/** A value as it was meant. A `+` stays one: not every host encodes, and a code may have some. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The one value of each name. */
function valuesOf(parts: readonly { name: string; text: string }[]): Record<string, string> {
  const found = new Map<string, string>();
  const doubled = new Set<string>();
  for (const { name, text } of parts) {
    const value = decode(text.slice(name.length + 2));
    if ((found.get(name) ?? value) !== value) doubled.add(name);
    found.set(name, value);
  }
  return Object.fromEntries([...found].filter(([name]) => !doubled.has(name)));
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
  let place = "";
  let marked = false;
  const parts = url.split(/(?=[?&#])/).map((text) => {
    if (text[0] === "#" && place[0] !== "#") place = "#";
    else if (text[0] === "?") place = place[0] === "#" ? "#?" : "?";
    // Behind the mark in the hash without a query, too: some hosts only append.
    const named = text[0] !== "#" && (place.endsWith("?") || (marked && text[0] === "&"));
    const name = named ? (text.slice(1).split("=", 1)[0] ?? "") : "";
    marked ||= name === correlation;
    return { text, place, name, answer: answers.includes(name) };
  });

  const mark = parts.findIndex(({ name }) => name === correlation);
  const after = parts.slice(mark).some(({ answer }) => answer) ? mark : 0;
  const own = parts.filter(
    ({ name, answer }, index) => name !== correlation && !(answer && mark >= 0 && index >= after),
  );

  const isAnswered = (query: string) => {
    const names = new Set(own.filter((part) => part.answer && part.place === query).map(({ name }) => name));
    const says = names.has("err_code") || names.has("err_msg") || (names.has("code") && names.has("state"));
    return says && names.size > 1;
  };
  const answered = ["?", "#?"].filter(isAnswered);
  const kept = own.filter(({ answer, place: query }) => !(answer && answered.includes(query)));
  const keeps = new Set(kept);
  const { [correlation]: call, ...reply } = valuesOf(parts.filter((part) => !keeps.has(part)));

  let started = "";
  const clean = kept.map(({ text, place: query }) => {
    // The first one left of a query begins it.
    const first = text[0] === "&" && query.endsWith("?") && started !== query;
    started = query;
    return first ? `?${text.slice(1)}` : text;
  });
  return { clean: clean.join(""), call, reply };
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

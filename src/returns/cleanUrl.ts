const answers = ["code", "state", "err_code", "err_msg", "trade_no"];

/** The parameter that the kit puts last into a redirect URI, so that an answer can be matched with its call. */
const correlation = "vvchat_call";

/**
 * A page's address without what a redirect return left in it, and otherwise byte for byte as it was. Answers are looked
 * for in the query, in the query of the hash (hash routers), and behind a second `?` (`?a=1?code=C`: some hosts glue).
 *
 * An app may have a `code` or a `state` of its own, so a name alone proves nothing. What goes is:
 * - `vvchat_call`, always, and any of the five names that come after it: the kit wrote it last, so they are the host's.
 *   If none comes after it, the host put its answer elsewhere, and all five names go.
 * - Without it, what only an answer has: `code` with `state`, and `err_code` or `err_msg` with any other of the five,
 *   in one query. Then all five go from that query. A `trade_no` alone stays: a shop's own order page may have one.
 *
 * Cleaning twice is cleaning once.
 */
export function cleanUrl(url: string): string {
  let place = "";
  const parts = url.split(/(?=[?&#])/).map((text) => {
    if (text[0] === "#" && place[0] !== "#") place = "#";
    else if (text[0] === "?") place = place[0] === "#" ? "#?" : "?";
    const name = text[0] !== "#" && place.endsWith("?") ? (text.slice(1).split("=", 1)[0] ?? "") : "";
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
  let started = "";
  return own
    .filter(({ answer, place: query }) => !(answer && answered.includes(query)))
    .map(({ text, place: query }) => {
      // The first one left of a query begins it.
      const first = text[0] === "&" && query.endsWith("?") && started !== query;
      started = query;
      return first ? `?${text.slice(1)}` : text;
    })
    .join("");
}

/** How VVChat writes its answer into the redirect URI. */
export type AnswerStyle = "proper" | "glued" | "unencoded" | "appended";

/** What of an answer an address can carry. */
export type LinkAnswer = Readonly<Record<string, unknown>>;

/** The address that VVChat opens with its answer. An empty answer leaves it as it is. */
export function answerUrl(redirectUri: string, answer: LinkAnswer, style: AnswerStyle): string {
  const encode = style === "unencoded" ? String : encodeURIComponent;
  const query = Object.entries(answer)
    .flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [`${name}=${encode(String(value))}`] : [],
    )
    .join("&");
  if (!query) return redirectUri;
  if (style === "glued") return `${redirectUri}?${query}`;
  // One that does not know of hashes.
  const [page = "", ...hash] = style === "appended" ? [redirectUri] : redirectUri.split("#");
  return [`${page}${page.includes("?") ? "&" : "?"}${query}`, ...hash].join("#");
}

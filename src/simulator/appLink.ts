/** What a link asks of the app, in the words of the bridge: its links and its bridge take the same parameters. */
export interface AppLink {
  /** Absent where VVChat knows no such link. */
  method: string | undefined;
  params: Readonly<Record<string, string>>;
}

/** By the path of the link. */
const methods: ReadonlyMap<string, string> = new Map([
  ["thirdlogin", "auth"],
  ["qpay", "pay"],
  ["share", "share"],
  ["openSessionView", "openSessionView"],
]);

/** As VVChat's iOS library does: a `+` stays one. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads a link of the app's; nothing for any other address. A name that comes twice is the last one, as in a dictionary. */
export function readAppLink(url: string, scheme: string): AppLink | undefined {
  const start = `${scheme.toLowerCase()}:`;
  if (!url.toLowerCase().startsWith(start)) return undefined;
  const [rest = ""] = url.slice(start.length).replace(/^\/\//, "").split("#");
  const [path = "", ...query] = rest.split("?");
  const pairs = query
    .join("?")
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decode(name), decode(value.join("="))] as const;
    });
  return { method: methods.get(path.replace(/\/+$/, "")), params: Object.fromEntries(pairs) };
}

/** Hosts that no cookie gets to from outside: this machine, its network, and names that the Internet does not have. */
const athome =
  /^(localhost|\[::1\]|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|.+\.(localhost|local|test))$/;

function parse(text: unknown): URL | undefined {
  try {
    return new URL(String(text));
  } catch {
    return undefined;
  }
}

/** Whether what is sent there stays secret on the way: by https, or because it does not leave this machine's network. */
export function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && athome.test(hostname));
}

/**
 * The handler's public address.
 *
 * @throws TypeError where it is none; and for plain http on the Internet, where the session's cookie would be anybody's
 */
export function parsePublicUrl(text: string): URL {
  const url = parse(text);
  if (url && isSafe(url)) return url;
  const rule = url ? "https, except on this machine or in its network" : "the handler's public address";
  throw new TypeError(`createVVChatHandler: "url" must be ${rule}, e.g. "https://shop.example/api/vvchat"`);
}

/** @throws TypeError where one is no origin */
export function parseOrigins(texts: readonly string[]): string[] {
  return texts.map((text) => {
    const url = parse(text);
    if (url && /^https?:$/.test(url.protocol)) return url.origin;
    throw new TypeError('createVVChatHandler: "origins" must be addresses, e.g. ["https://m.shop.example"]');
  });
}

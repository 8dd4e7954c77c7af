// How each library turns a message into JavaScript source. Where one gets it wrong, this does too.

const iosEscapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "'": "\\'",
  "\n": "\\n",
  "\r": "\\r",
  "\f": "\\f",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** The JSON text of a value as the platforms' own writers make it: with every slash escaped. */
export function platformJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("/", "\\/");
}

/** iOS: the inside of a single-quoted literal. Nothing gets lost. */
export function iosLiteral(json: string): string {
  return json.replace(/[\\"'\n\r\f\u2028\u2029]/g, (character) => iosEscapes[character] ?? character);
}

/**
 * Android in spring 2018: the inside of a single-quoted literal. `\n`, `\r`, `\t` and `\u` are left alone, and become
 * real control characters inside the message's JSON. Apostrophes came to be escaped in the last version of that spring,
 * except after a backslash.
 */
export function android2018Literal(json: string, escapesApostrophe: boolean): string {
  const quoted = json.replace(/\\([^utrn])/g, "\\\\\\$1").replace(/([^\\])(?=")/g, "$1\\");
  return escapesApostrophe ? quoted.replace(/([^\\])(?=')/g, "$1\\") : quoted;
}

/** Android in 2022: a whole double-quoted literal. Gson has made apostrophes and `<`, `>`, `&`, `=` into escapes. */
export function android2022Literal(message: unknown): string {
  const gson = JSON.stringify(message).replace(
    /[<>&='\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return platformJson(gson);
}

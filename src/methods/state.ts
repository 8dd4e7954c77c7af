/**
 * A fresh OAuth `state`: 128 random bits as 32 letters and digits. Works on plain `http` pages, which have no
 * `crypto.randomUUID`.
 */
export function createState(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => (256 + byte).toString(16).slice(1)).join("");
}

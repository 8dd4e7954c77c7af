const alphabet = "0123456789abcdef";

/**
 * A fresh OAuth `state`: 128 random bits as 32 letters and digits. Works on plain `http` pages, which have no
 * `crypto.randomUUID`.
 */
export function createState(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => alphabet.charAt(byte >> 4) + alphabet.charAt(byte & 15)).join("");
}

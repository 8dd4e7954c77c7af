const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Letters and digits that nobody has had before. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join("");
}

/** A whole number of 64 bits, too long for a `number`: what keeps it as one, mixes two of them up. */
export function randomId(): bigint {
  const [low = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return 2n ** 61n + (low >> 4n);
}

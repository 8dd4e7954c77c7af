/** Tells any two JSON objects apart, across reloads, without keeping what is in them. Empty where there is no JSON of it. */
export function hashOf(value: object): string {
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    return "";
  }
  let a = 1;
  let b = 2;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code ^ (a >>> 15), 1_597_334_677);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/**
 * Which web view the user agent tells of, if any. A hint, never proof: another app's web view says the same.
 *
 * Android marks its web view with `; wv)`. An iOS web view says AppleWebKit but not `Safari/`; an iPad may call itself
 * a Macintosh. (jsdom and happy-dom also leave `Safari/` out, but are no Apple device.)
 */
export function webViewPlatform(userAgent: string): "ios" | "android" | undefined {
  if (userAgent.includes("; wv)")) return "android";
  const apple = /\b(iPhone|iPad|iPod|Macintosh)\b/.test(userAgent) && userAgent.includes("AppleWebKit");
  return apple && !userAgent.includes("Safari/") ? "ios" : undefined;
}

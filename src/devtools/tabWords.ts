import type { Locale } from "../messages/messages.js";

/** What the tab is called. */
export function tabLabel(locale: Locale, problems: number, failed: boolean): string {
  if (locale === "en") {
    if (failed) return "The call log did not load. Press to try again.";
    return problems > 0 ? `Call log, ${problems} ${problems === 1 ? "problem" : "problems"}` : "Call log";
  }
  if (failed) return "调用日志没有加载成功，再点一次。";
  return problems > 0 ? `调用日志，${problems} 个问题` : "调用日志";
}

import type { WeChatScope } from "vvchat-react/wechat";
import type { FakeServer } from "./fakeServer.js";

/** What the address says of this visit. The README lists it. The simulator's own, `vvsim.…`, is not among it. */
export interface Settings {
  lang: "zh-CN" | "en";
  theme: "light" | "dark" | undefined;
  simulator: boolean;
  /** Where the page was opened from. */
  chat: "single" | "group" | "none";
  /** Ms to wait for the person's answer; `undefined` leaves it to the kit. */
  timeout: number | undefined;
  server: FakeServer;
  /** What a sign-in in WeChat asks for. */
  weChatScope: WeChatScope;
}

function oneOf<T extends string>(name: string, given: string | null, known: readonly T[]): T | undefined {
  const value = known.find((one) => one === given);
  if (given !== null && value === undefined) {
    console.warn(`?${name}=${given} is none of: ${known.join(", ")}.`);
  }
  return value;
}

export function readSettings(search: string, browserLanguage: string): Settings {
  const query = new URLSearchParams(search);
  const one = <T extends string>(name: string, known: readonly T[]) => oneOf(name, query.get(name), known);
  const timeout = Number(query.get("timeout"));
  return {
    lang: /^zh\b/i.test(query.get("lang") ?? browserLanguage) ? "zh-CN" : "en",
    theme: one("theme", ["light", "dark"]),
    simulator: one("sim", ["on", "off"]) !== "off",
    chat: one("chat", ["single", "group", "none"]) ?? "single",
    weChatScope: one("wechat", ["ask", "silent"]) === "silent" ? "snsapi_base" : "snsapi_userinfo",
    timeout: timeout > 0 ? timeout : undefined,
    server: { delay: Number(query.get("delay") ?? 400), fails: one("server", ["ok", "fail"]) === "fail" },
  };
}

import type { FakeServer } from "./fakeServer.js";

/** How VVChat ends the next call of a method. `ask`: as whoever uses the page chooses. */
const ends = {
  auth: ["ask", "denied", "fail", "silent", "malformed", "twice"],
  pay: ["ask", "paid", "cancel", "fail", "silent", "malformed", "twice"],
  share: ["ask", "sent", "cancel", "fail", "silent", "malformed", "twice"],
  pick: ["ask", "picked", "cancel", "fail", "silent", "malformed", "twice"],
} as const;

/** How VVChat comes back to a phone's browser. */
const ways = {
  returns: ["same-tab", "new-tab", "killed", "never"],
  answer: ["proper", "glued", "unencoded", "appended"],
} as const;

type Ends = { [Flow in keyof typeof ends]: (typeof ends)[Flow][number] };

/** What the address says of this visit. The README lists it. */
export interface Settings extends Ends {
  lang: "zh-CN" | "en";
  theme: "light" | "dark" | undefined;
  simulator: boolean;
  /** Where the simulator has the page: in VVChat, or in a phone's browser with VVChat beside it. */
  host: "app" | "browser";
  platform: "android" | "ios" | undefined;
  returns: (typeof ways.returns)[number];
  answer: (typeof ways.answer)[number];
  /** Where the page was opened from. */
  chat: "single" | "group" | "none";
  /** Ms to wait for the person's answer; `undefined` leaves it to the kit. */
  timeout: number | undefined;
  server: FakeServer;
}

function oneOf<T extends string>(name: string, given: string | null, known: readonly T[]): T | undefined {
  const value = known.find((one) => one === given);
  if (given !== null && value === undefined) {
    console.warn(`?${name}=${given} is none of: ${known.join(", ")}.`);
  }
  return value;
}

/** Whether the phone has VVChat, `?installed=0`: as the address is now, for one may get it and try again. */
export function isInstalled(search: string): boolean {
  return new URLSearchParams(search).get("installed") !== "0";
}

export function readSettings(search: string, browserLanguage: string): Settings {
  const query = new URLSearchParams(search);
  const one = <T extends string>(name: string, known: readonly T[]) => oneOf(name, query.get(name), known);
  const timeout = Number(query.get("timeout"));
  return {
    lang: /^zh\b/i.test(query.get("lang") ?? browserLanguage) ? "zh-CN" : "en",
    theme: one("theme", ["light", "dark"]),
    simulator: one("sim", ["on", "off"]) !== "off",
    host: one("host", ["app", "browser"]) ?? "app",
    platform: one("platform", ["android", "ios"]),
    returns: one("returns", ways.returns) ?? "same-tab",
    answer: one("answer", ways.answer) ?? "proper",
    auth: one("auth", ends.auth) ?? "ask",
    pay: one("pay", ends.pay) ?? "ask",
    share: one("share", ends.share) ?? "ask",
    pick: one("pick", ends.pick) ?? "ask",
    chat: one("chat", ["single", "group", "none"]) ?? "single",
    timeout: timeout > 0 ? timeout : undefined,
    server: { delay: Number(query.get("delay") ?? 400), fails: one("server", ["ok", "fail"]) === "fail" },
  };
}

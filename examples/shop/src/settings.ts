/** How VVChat ends the next sign-in. `ask`: as whoever uses the page chooses. */
const signInEnds = ["ask", "denied", "fail", "silent", "malformed", "twice"] as const;
export type SignInEnd = (typeof signInEnds)[number];

/** How VVChat ends the next payment. `ask`: as whoever uses the page chooses. */
const payEnds = ["ask", "paid", "cancel", "fail", "silent", "malformed", "twice"] as const;
export type PayEnd = (typeof payEnds)[number];

/** What the address says of this visit. The README lists it. */
export interface Settings {
  lang: "zh-CN" | "en";
  theme: "light" | "dark" | undefined;
  simulator: boolean;
  auth: SignInEnd;
  pay: PayEnd;
  /** Ms to wait for the person's answer; `undefined` leaves it to the kit. */
  timeout: number | undefined;
  serverFails: boolean;
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
    auth: one("auth", signInEnds) ?? "ask",
    pay: one("pay", payEnds) ?? "ask",
    timeout: timeout > 0 ? timeout : undefined,
    serverFails: one("server", ["ok", "fail"]) === "fail",
  };
}

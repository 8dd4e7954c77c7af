import { type Simulator, createSimulator } from "vvchat-react/simulator";
import type { Settings, SignInEnd } from "./settings.js";
import type { Words } from "./words.js";

/** The switch `?auth=…` as a script, for every sign-in of this visit. */
const scripts: Record<SignInEnd, (simulator: Simulator) => void> = {
  ask: () => {},
  denied: (simulator) => simulator.on("auth").fail(1, "用户拒绝授权"),
  fail: (simulator) => simulator.on("auth").fail(),
  silent: (simulator) => simulator.on("auth").silent(),
  malformed: (simulator) => simulator.on("auth").malformed(),
  twice: (simulator) => simulator.on("auth").twice(simulator.allow),
};

/** VVChat, played in the page. A shop that goes live has this in development alone. */
export function simulate({ lang, auth }: Settings, words: Words): Simulator {
  const simulator = createSimulator({
    app: { name: words.shop },
    locale: lang,
  });
  scripts[auth](simulator);
  return simulator;
}

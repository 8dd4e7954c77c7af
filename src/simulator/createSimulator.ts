import { toLocale } from "../messages/messages.js";
import { type HostEngine, createHostEngine } from "../testing/engine/engine.js";
import { installBridge } from "../testing/engine/installBridge.js";
import { type CallParams, createAnswerQueue } from "../testing/engine/script.js";
import { type SimulatorUser, createAccounts } from "./accounts.js";
import { type SimulatorApp, openConsentSheet } from "./consentSheet.js";
import { authEnds } from "./ends.js";
import { markBridge, whyOccupied } from "./occupied.js";
import { createSheetQueue } from "./sheetQueue.js";
import { type SimulatorTheme, currentTheme } from "./theme.js";
import { wordsOf } from "./words.js";

/** Options of {@link createSimulator}. */
export interface SimulatorOptions {
  /** Who asks for consent. Default: the page, by its title. */
  app?: SimulatorApp;
  /** Who can sign in; the first one is signed in to VVChat at the start. Default: two test users. */
  users?: readonly SimulatorUser[];
  /** The language of the sheets: any `zh` tag is Chinese, all else English. Default `"zh-CN"`. */
  locale?: string;
  /** Default: as `data-vv-theme` on `<html>` says when a sheet opens, else as the system does. */
  theme?: SimulatorTheme;
}

/** VVChat, played by {@link createSimulator}. */
export interface Simulator extends Pick<HostEngine, "calls" | "on" | "reset"> {
  /** Whether it is on the page. `false` on a server, where the page has another bridge, and after `dispose()`. */
  readonly active: boolean;
  /** For scripts: the reply when the current user allows, `simulator.on("auth").late(simulator.allow, 3000)`. */
  allow: (params: CallParams) => object;
  /** Whose consent made a code: what VVChat's server would tell yours. For a backend that runs in the page. */
  userOf: (code: string) => SimulatorUser | undefined;
  /** Takes it off the page: closes its sheet, answers nothing more. */
  dispose: () => void;
}

/**
 * Stands in for the VVChat app while you develop: puts a bridge on the page, so that all of the kit's own code runs, and
 * opens VVChat's sheets over it. `auth` asks for consent; every other method stays silent until `on(method)` scripts it,
 * as an app answers no method that it lacks. At the foot of each sheet is a dashed strip that ends the call as a faulty
 * app would: failed, silent, broken, twice, or with the page killed.
 *
 * Make it before the client. Where the page has a bridge already, VVChat's own or another simulator's, it writes an error
 * to the console and stays out of the way. Needs Chrome 91 or Safari 16.4; keep it out of your production bundle.
 *
 * @param options - `app`, `users`, `locale`, `theme`
 * @example
 * if (import.meta.env.DEV) {
 *   const { createSimulator } = await import("vvchat-react/simulator");
 *   createSimulator({ app: { name: "Half-Day Tea" }, locale: "en" });
 * }
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { app = {}, users = [], locale, theme } = options;
  const words = wordsOf(toLocale(locale));
  const accounts = createAccounts(users, words);
  const sheets = createSheetQueue();
  let remove: (() => void) | undefined;

  const engine = createHostEngine(({ method, params }, play) => {
    if (!remove) return;
    if (method !== "auth") {
      const hint = `simulator.on("${method}").reply({ … })`;
      console.warn(`simulator: "${method}" is not scripted, so it stays silent: ${hint}`);
      return;
    }
    sheets.add((over) =>
      openConsentSheet({
        params,
        app,
        accounts,
        words,
        theme: currentTheme(theme),
        onEnd(end) {
          over();
          const answers = createAnswerQueue();
          authEnds[end](answers.script, accounts.allow);
          const answer = answers.next();
          if (answer) play(answer);
        },
      }),
    );
  });

  if (typeof document !== "undefined") {
    const why = whyOccupied();
    if (why) {
      console.error(`createSimulator(): ${why}. This simulator stays off the page.`);
    } else {
      markBridge(engine.bridge);
      remove = installBridge(engine.bridge);
    }
  }

  return {
    get active() {
      return remove !== undefined;
    },
    calls: engine.calls,
    on: engine.on,
    reset: engine.reset,
    allow: accounts.allow,
    userOf: accounts.userOf,
    dispose() {
      remove?.();
      remove = undefined;
      sheets.clear();
    },
  };
}

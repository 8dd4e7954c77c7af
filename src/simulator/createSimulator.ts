import { toLocale } from "../messages/messages.js";
import { type HostEngine, createHostEngine } from "../testing/engine/engine.js";
import { installBridge } from "../testing/engine/installBridge.js";
import { type CallParams, createAnswerQueue } from "../testing/engine/script.js";
import { type SimulatorUser, createAccounts } from "./accounts.js";
import { type SimulatorApp, appName } from "./app.js";
import { createBrowserPlace } from "./browserPlace.js";
import type { Phone } from "./callSheet.js";
import { callSheets, linkSheets } from "./callSheets.js";
import { connectEmulator } from "./emulator.js";
import { type SimulatorChat, type SimulatorSession, createChats } from "./chats.js";
import { createMemory } from "./memory.js";
import { markBridge, whyOccupied } from "./occupied.js";
import type { OrderSource } from "./orders.js";
import { type SimulatorPayment, createPayments } from "./payments.js";
import type { SimulatorPlatform } from "./phoneBrowser.js";
import { replyOf } from "./replyOf.js";
import type { SimulatorReturns } from "./returnTrip.js";
import { createSheetQueue } from "./sheetQueue.js";
import { type SimulatorTheme, currentTheme } from "./theme.js";
import { wordsOf } from "./words.js";

/** Options of {@link createSimulator}. */
export interface SimulatorOptions {
  /** Who asks for consent and gets the money. Default: the page, by its title. */
  app?: SimulatorApp | undefined;
  /** Who can sign in; the first one is signed in to VVChat at the start. Default: two test users. */
  users?: readonly SimulatorUser[] | undefined;
  /**
   * Finds an order by its imprest code, as VVChat's Open Platform does: for a backend that runs in the page, or by asking
   * a server. The payment sheet waits for a promise. Nothing back: VVChat does not know the order, and refuses it with
   * `err_code` 400, as it does a paid one. Default: any imprest code can be paid, and the sheet shows no amount.
   */
  orderOf?: OrderSource | undefined;
  /**
   * A payment was made: the platform's notification to your server, for a backend that runs in the page. It comes before
   * the app answers the page, and also where the app then stays silent or kills the page. Once for each imprest code.
   */
  onPaid?: ((payment: SimulatorPayment) => void) | undefined;
  /**
   * Where an emulated Open Platform listens (`vvchat-react/emulator`), e.g. `"http://127.0.0.1:4100"`. Then that makes the
   * codes, has the orders and takes the payments: your server exchanges and asks there, and is notified from there.
   * `orderOf` is not asked. What the emulator refuses or does not answer fails, and the sheet says why.
   * Default: none, and the simulator does without.
   */
  emulator?: string | undefined;
  /** The chats that a person can choose and send to. Default: five test chats. */
  chats?: readonly SimulatorChat[] | undefined;
  /** The chat that the page was opened from: what `getSession` answers. `null`: from none. Default: the first chat. */
  session?: SimulatorSession | null | undefined;
  /** The language of the sheets: any `zh` tag is Chinese, all else English. Default `"zh-CN"`. */
  locale?: string | undefined;
  /** Default: as `data-vv-theme` on `<html>` says when a sheet opens, else as the system does. */
  theme?: SimulatorTheme | undefined;
  /**
   * Where the page is. `"web-view"`: in VVChat, behind its bridge. `"browser"`: in a phone's browser, with VVChat beside
   * it. Then there is no bridge: VVChat opens by its links, `qyx://…`, the page is hidden meanwhile, and the answer comes
   * by `redirect_uri`. Needs the Navigation API: Chrome 102, Safari 26.2. Default `"web-view"`.
   */
  place?: "web-view" | "browser" | undefined;
  /** In a browser: of the links. Default `"qyx"`. */
  scheme?: string | undefined;
  /** In a browser: whose it is, by its user agent. Default: as it is on a phone, and Android on a laptop. */
  platform?: SimulatorPlatform | undefined;
  /**
   * In a browser: whether VVChat is there. Where it is not, a link does nothing at all. A function is asked at each link.
   * Default `true`.
   */
  installed?: boolean | (() => boolean) | undefined;
  /** In a browser: how VVChat comes back. Default: properly, in the same tab. */
  returns?: SimulatorReturns | undefined;
}

/** VVChat, played by {@link createSimulator}. */
export interface Simulator extends Pick<HostEngine, "calls" | "on" | "reset"> {
  /** Whether it is on the page. `false` on a server, where the page has another bridge, and after `dispose()`. */
  readonly active: boolean;
  /**
   * For scripts: the reply when the current user allows, `simulator.on("auth").late(simulator.allow, 3000)`. With `emulator`
   * a promise of it, which a script waits for.
   */
  allow: (params: CallParams) => object;
  /**
   * For scripts: takes the payment of a `pay` call, tells `onPaid` of it and makes the reply,
   * `simulator.on("pay").late(simulator.pay, 3000)`. Does not ask `orderOf`; refuses an imprest code that it has taken.
   * With `emulator` a promise of the reply, which a script waits for.
   */
  pay: (params: CallParams) => object;
  /** Whose consent made a code: what VVChat's server would tell yours. For a backend that runs in the page. */
  userOf: (code: string) => SimulatorUser | undefined;
  /** Takes it off the page: closes its sheet, answers nothing more. */
  dispose: () => void;
}

/**
 * Stands in for the VVChat app while you develop: puts a bridge on the page, so that all of the kit's own code runs, and
 * opens VVChat's sheets over it. `auth` asks for consent, `pay` for a payment, `share` sends the page to a chat,
 * `selectSession` lets one choose a chat, and `getSession` answers by itself; every other method stays silent until
 * `on(method)` scripts it, as an app answers no method that it lacks. A script comes before a sheet. At the foot of each
 * sheet is a dashed strip that ends the call as a faulty app would: failed, silent, broken, twice, or with the page killed;
 * for `pay` apart for what was paid and what was not.
 *
 * With `place: "browser"` it is not the web view that is played but the phone: VVChat beside a browser, opened by links, for
 * this kit or any page. `auth`, `pay`, `share` and `openSessionView` have links. What it remembers of codes and payments is in
 * `localStorage` for an hour, for each answer is another load of the page. The strip ends a call by other ways back.
 *
 * Make it before the client. Where the page has a bridge already, VVChat's own or another simulator's, it writes an error
 * to the console and stays out of the way. Needs Chrome 91 or Safari 16.4; keep it out of your production bundle.
 *
 * @param options - `app`, `users`, `orderOf`, `onPaid`, `emulator`, `chats`, `session`, `locale`, `theme`, `place` and what
 * goes with it
 * @example
 * if (import.meta.env.DEV) {
 *   const { createSimulator } = await import("vvchat-react/simulator");
 *   createSimulator({
 *     app: { name: "Half-Day Tea" },
 *     locale: "en",
 *     orderOf: (imprestCode) => backend.orders.get(imprestCode), // { amount: 3600, title: "Milk tea × 2" }
 *     onPaid: ({ imprestCode, tradeNo }) => backend.markPaid(imprestCode, tradeNo),
 *   });
 * }
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { app = {}, users = [], orderOf, onPaid, chats = [], session, locale, theme } = options;
  const { place = "web-view", scheme = "qyx", platform, installed = true, returns = {} } = options;
  const words = wordsOf(toLocale(locale));
  const emulator = options.emulator === undefined ? undefined : connectEmulator(options.emulator);
  const memory = createMemory(place === "browser");
  const accounts = createAccounts(users, words, memory, emulator);
  const payments = createPayments({ orderOf, onPaid, emulator }, accounts, memory);
  const browser =
    place === "browser"
      ? createBrowserPlace({
          scheme,
          platform,
          returns,
          installed: () => (typeof installed === "function" ? installed() : installed),
        })
      : undefined;
  const phone: Phone = {
    appName: () => appName(app, words),
    accounts,
    payments,
    chats: createChats(chats, session, words),
    words,
  };
  const sheets = createSheetQueue();
  let remove: (() => void) | undefined;

  const engine = createHostEngine(({ method, params }, play) => {
    if (!remove) return;
    if (method === "getSession") {
      play({ kind: "reply", reply: phone.chats.openedFrom() });
      return;
    }
    const open = (browser ? linkSheets : callSheets).get(method);
    const trip = browser?.opening();
    if (!open) {
      const hint = `simulator.on("${method}").reply({ … })`;
      console.warn(`simulator: "${method}" is not scripted, so it stays silent: ${hint}`);
      return;
    }
    sheets.add((over) => {
      let ended = false;
      browser?.front.cover();
      return open({
        ...phone,
        params,
        theme: currentTheme(theme),
        byLink: browser !== undefined,
        onEnd(end, detour = {}) {
          if (ended) return;
          ended = true;
          trip?.change(detour);
          // What it does is done before the next sheet opens: that one may be for the same order.
          const answers = createAnswerQueue();
          end(answers.script);
          over();
          const answer = answers.next();
          if (answer) play(answer);
        },
      });
    });
  });

  if (typeof document !== "undefined") {
    const why = whyOccupied();
    if (why) {
      console.error(`createSimulator(): ${why}. This simulator stays off the page.`);
    } else if (browser) {
      remove = browser.install(engine);
    } else {
      markBridge(engine.bridge);
      // While it is announced it can be initialised, as Android's can: VVChat's own script, where it waits, does so.
      engine.bridge.init = () => {};
      remove = installBridge(engine.bridge);
      delete engine.bridge.init;
    }
  }

  return {
    get active() {
      return remove !== undefined;
    },
    calls: engine.calls,
    on: engine.on,
    reset: engine.reset,
    allow: (params) => replyOf(accounts.allow(params)),
    pay: (params) => replyOf(payments.pay(params)),
    userOf: accounts.userOf,
    dispose() {
      remove?.();
      remove = undefined;
      sheets.clear();
    },
  };
}

import { toLocale } from "../messages/messages.js";
import { type HostCall, type HostEngine, createHostEngine } from "../testing/engine/engine.js";
import { parseOutcome } from "../testing/engine/outcome.js";
import { type CallParams, type ScriptedAnswer, answerOf, createAnswerQueue } from "../testing/engine/script.js";
import type { SimulatorUser } from "./accounts.js";
import { checkSettings, settingsOf } from "./checkSettings.js";
import { install } from "./install.js";
import { keepSettings } from "./keptSettings.js";
import type { Links } from "./links.js";
import { whyInWeChat, whyOccupied } from "./occupied.js";
import type { SimulatorOptions } from "./options.js";
import { type LiveSettings, type SimulatorSettings, createSettings } from "./settings.js";
import { createSheetQueue } from "./sheetQueue.js";
import { currentTheme } from "./theme.js";
import { createVVChatHost } from "./vvchatHost.js";
import { createWeChatHost } from "./weChat/weChatHost.js";
import { wordsOf } from "./words.js";

/** VVChat, played by {@link createSimulator}. */
export interface Simulator extends Pick<HostEngine, "calls" | "on" | "answer"> {
  /** Whether it is on the page. `false` on a server, where the page has another bridge, and after `dispose()`. */
  readonly active: boolean;
  /** How it behaves now: as the options said, the address, the panel and {@link Simulator.set}. */
  readonly settings: SimulatorSettings;
  /** Changes how it behaves, from the next call on: `simulator.set({ faults: { pay: "silent" } })`. */
  set: (settings: Partial<LiveSettings>) => void;
  /** Forgets all scripts and calls, and behaves as the options said. */
  reset: () => void;
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

const isList = (value: unknown): boolean => Array.isArray(value);

/** A list, or nothing of what is none. */
function listOf<T>(given: readonly T[] | undefined, name: string): readonly T[] {
  if (given !== undefined && isList(given)) return given;
  if (given !== undefined) console.error(`createSimulator(): ${name} is no list. It is passed over.`);
  return [];
}

/**
 * Stands in for the VVChat app while you develop: puts a bridge on the page, so that all of the kit's own code runs, and
 * opens VVChat's sheets over it. `auth` asks for consent, `pay` for a payment, `share` sends the page to a chat,
 * `selectSession` lets one choose a chat, `openSessionView` opens a chat with the customer service, and `getSession` answers
 * by itself; every other method stays silent until `on(method)` scripts it, as an app answers no method that it lacks. Of a
 * script, a fault and a sheet the first that there is ends a call. At the foot of each sheet is a dashed strip that ends the
 * call as a faulty app would; the control panel, on the left edge or beside the phone, does so for every call, and its state
 * is in the address.
 *
 * With `place: "browser"` it is not the web view that is played but the phone: VVChat beside a browser, opened by links, for
 * this kit or any page. `auth`, `pay`, `share` and `openSessionView` have links. What it remembers of codes and payments is in
 * `localStorage` for an hour, for each answer is another load of the page.
 *
 * With `place: "wechat"` it is WeChat: its `WeixinJSBridge`, its page that asks for consent, its menu. Calls are known by the
 * bridge's own names there, `simulator.on("getBrandWCPayRequest")`, and a sign-in is `auth`.
 *
 * Make it before the client. Where the page has a bridge already, VVChat's own or another simulator's, it writes an error
 * to the console and stays out of the way. Needs Chrome 91 or Safari 16.4; keep it out of your production bundle.
 *
 * @param options - all optional; what cannot be is said in the console, by its name, and passed over
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
  const { theme, panel = true } = options;
  const locale = toLocale(options.locale);
  const base = settingsOf(options);
  const inPage = typeof document !== "undefined";
  const occupied = inPage ? whyOccupied() : undefined;
  const settings = panel && inPage && !occupied ? keepSettings(base) : createSettings(base);
  const now = settings.get;
  const why = occupied ?? (inPage && now().place === "wechat" ? whyInWeChat() : undefined);
  if (why) console.error(`createSimulator(): ${why}. This simulator stays off the page.`);
  const words = wordsOf(locale, now().place);
  const createHost = now().place === "wechat" ? createWeChatHost : createVVChatHost;
  const host = createHost({
    options,
    users: listOf(options.users, "users"),
    chats: listOf(options.chats, "chats"),
    words,
    settings: now,
    theme: () => currentTheme(theme),
  });
  const { phone, links, ends } = host;
  const sheets = createSheetQueue();
  /** Closes the sheet of a call. */
  const closers = new WeakMap<HostCall, () => void>();

  /** @returns whether the method has a sheet */
  function ask(call: HostCall, play: (answer: ScriptedAnswer) => void, trip: ReturnType<Links["tripOf"]>): boolean {
    const { method, params } = call;
    const open = host.sheetOf(method, trip !== undefined);
    if (!open) return false;
    const close = sheets.add((over) => {
      let ended = false;
      if (trip) links.front.cover();
      return open({
        ...phone,
        params,
        theme: currentTheme(theme),
        byLink: trip !== undefined,
        onEnd(end, detour = {}) {
          if (ended) return;
          ended = true;
          trip?.change(detour);
          // What it does is done before the next sheet opens: that one may be for the same order.
          const answers = createAnswerQueue(ends(method));
          end(answers.script);
          over();
          const answer = answers.next();
          if (answer) play(answer);
        },
      });
    });
    closers.set(call, close);
    return true;
  }

  const engine = createHostEngine({
    ends,
    latency: () => now().latency,
    unscripted(call, play, respond) {
      const { method } = call;
      const fault = host.faultOf(method);
      const outcome = fault && parseOutcome(now().faults[fault]);
      const answer = outcome && answerOf(outcome, ends(method));
      if (outcome?.kind === "unknown" && host.lacks) play({ kind: "reply", reply: host.lacks });
      else if (answer) play(answer);
      else if (host.answer(call, play)) return;
      else if (!ask(call, play, links.tripOf(respond))) {
        const hint = `simulator.on("${method}").reply({ … })`;
        console.warn(`simulator: "${method}" is not scripted, so it stays silent: ${hint}`);
      }
    },
  });

  const remove =
    inPage && !why
      ? install({ engine, host, settings, panel: panel ? { words, locale, theme } : undefined })
      : undefined;
  let active = remove !== undefined;
  const stop = () => {
    active = false;
    engine.stop();
    settings.stop();
  };
  if (!active) stop();

  return {
    get active() {
      return active;
    },
    get settings() {
      return now();
    },
    calls: engine.calls,
    on: engine.on,
    answer(call, answer) {
      engine.answer(call, answer);
      if (call) closers.get(call)?.();
    },
    set(part) {
      settings.set(checkSettings(part, "simulator.set()"));
    },
    reset() {
      sheets.clear();
      host.reset();
      engine.reset();
      settings.reset();
    },
    allow: host.allow,
    pay: host.pay,
    userOf: phone.accounts.userOf,
    dispose() {
      if (!active) return;
      stop();
      sheets.clear();
      remove?.();
    },
  };
}

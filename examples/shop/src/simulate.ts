import {
  type MethodScript,
  type ReplySource,
  type Simulator,
  type SimulatorOptions,
  createSimulator,
} from "vvchat-react/simulator";
import { type Settings, isInstalled } from "./settings.js";
import type { Words } from "./words.js";

const chats = {
  single: { sessionId: "sim-chat-8f2c", sessionType: "single" },
  group: { sessionId: "sim-chat-41d0", sessionType: "group" },
  none: null,
} as const;

/** The ends that all methods have. */
const common = (script: MethodScript, done: ReplySource) => ({
  // Nothing scripted: the sheet opens.
  ask: () => script,
  fail: () => script.fail(),
  silent: () => script.silent(),
  malformed: () => script.malformed(),
  twice: () => script.twice(done),
});

/** Plays the switches `?auth=…`, `?pay=…`, `?share=…` and `?pick=…`, for every call of this visit. */
function script(simulator: Simulator, settings: Settings): void {
  const auth = simulator.on("auth");
  ({ ...common(auth, simulator.allow), denied: () => auth.fail(1, "用户拒绝授权") })[settings.auth]();

  const pay = simulator.on("pay");
  ({
    ...common(pay, simulator.pay),
    paid: () => pay.reply(simulator.pay),
    // A link's answer has no words for it.
    cancel: () => (settings.host === "browser" ? pay.reply({}) : pay.fail(400, "用户取消支付")),
  })[settings.pay]();

  const share = simulator.on("share");
  const sent = { code: 200 };
  ({
    ...common(share, sent),
    sent: () => share.reply(sent),
    // A share that failed looks like one that did not, but for its number.
    cancel: () => share.reply({ code: 400, err_msg: "用户取消分享" }),
    fail: () => share.reply({ code: 400, err_msg: "失败" }),
  })[settings.share]();

  const pick = simulator.on("selectSession");
  const group = { session_id: chats.group.sessionId, session_type: 2 };
  ({
    ...common(pick, group),
    picked: () => pick.reply(group),
    cancel: () => pick.fail(400, "用户取消选择"),
  })[settings.pick]();
}

/**
 * VVChat, played in the page. A shop that goes live has this in development alone.
 *
 * @param platform - what is behind the app: where its orders come from and its payments go
 */
export function simulate(settings: Settings, words: Words, platform: SimulatorOptions): Simulator {
  const simulator = createSimulator({
    app: { name: words.shop },
    locale: settings.lang,
    session: chats[settings.chat],
    ...(settings.host === "browser" && {
      place: settings.host,
      platform: settings.platform,
      installed: () => isInstalled(location.search),
      returns: { in: settings.returns, answer: settings.answer },
    }),
    ...platform,
  });
  script(simulator, settings);
  return simulator;
}

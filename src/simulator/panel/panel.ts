import { action } from "../actions.js";
import { element } from "../dom.js";
import { icon } from "../icons.js";
import { hostMethods } from "../../testing/engine/outcome.js";
import { type SimulatorSettings, countFaults, hasMethod } from "../settings.js";
import { copyLink } from "./copyLink.js";
import type { Control } from "./control.js";
import { choice, line, segments, toggle } from "./fields.js";
import { outcomeRow } from "./outcomeRow.js";
import { panelWordsOf } from "./panelWords.js";
import { weChatFields } from "./weChatFields.js";

const delays = ["0", "300", "3000", "10000"] as const;

/** The control panel's content. */
export interface Panel {
  readonly node: HTMLElement;
  /** Shows what is set now. */
  readonly show: () => void;
}

/** Everything that the simulator can be told, for the simulator as it is now: another place has other choices. */
export function createPanel(control: Control): Panel {
  const words = panelWordsOf(control.locale);
  const { change } = control;
  const { place } = control.get();

  const where = segments(
    words("place"),
    [
      ["web-view", words("place.web-view")],
      ["browser", words("place.browser")],
      ["wechat", words("place.wechat")],
    ],
    (value) => {
      change({ place: value });
    },
  );
  const phone = segments(
    words("platform"),
    [
      ["ios", "iOS"],
      ["android", "Android"],
    ],
    (platform) => {
      change({ platform });
    },
  );
  const latency = segments(
    words("latency"),
    delays.map(
      (ms) =>
        [ms, ms === "0" ? words("latency.none") : words("seconds", { seconds: String(Number(ms) / 1000) })] as const,
    ),
    (ms) => {
      change({ latency: Number(ms) });
    },
  );

  const rows = hostMethods
    .filter((method) => hasMethod(place, method))
    .map((method) => ({
      method,
      row: outcomeRow(method, place, words, (outcome) => {
        change({ faults: { ...control.get().faults, [method]: outcome } });
      }),
    }));

  const offline = toggle(words("offline"), (on) => {
    change({ offline: on });
  });
  const installed = toggle(words("installed"), (on) => {
    change({ installed: on });
  });
  const back = choice(
    words("back"),
    (["same-tab", "new-tab", "killed", "never"] as const).map((value) => [value, words(`back.${value}`)] as const),
    (value) => {
      change({ returns: { ...control.get().returns, in: value } });
    },
  );
  const answer = choice(
    words("answer"),
    (["proper", "glued", "unencoded", "appended"] as const).map((value) => [value, words(`answer.${value}`)] as const),
    (value) => {
      change({ returns: { ...control.get().returns, answer: value } });
    },
  );
  const weChat = weChatFields(control, words);
  const surroundings = [
    line(words("offline"), offline.node),
    ...(place === "browser"
      ? [line(words("installed"), installed.node), line(words("back"), back.node), line(words("answer"), answer.node)]
      : []),
    ...(place === "wechat" ? weChat.lines : []),
  ];

  const kill = action(words("kill"), control.kill, "plain");
  kill.classList.add("sim-danger");
  kill.firstElementChild?.prepend(icon("kill"));
  const reset = action(words("reset"), control.reset, "plain");
  reset.firstElementChild?.prepend(icon("reset"));

  const list = (title: string, items: readonly HTMLElement[]) =>
    element("fieldset", {}, element("legend", {}, title), element("ul", { class: "sim-opts" }, ...items));
  const node = element(
    "div",
    { class: "sim-panel" },
    where.node,
    phone.node,
    latency.node,
    list(
      words("outcomes"),
      rows.map(({ row }) => row.node),
    ),
    list(words("surroundings"), surroundings),
    ...copyLink(control, words),
    element("div", { class: "sim-acts" }, kill, reset),
  );

  return {
    node,
    show() {
      const now: SimulatorSettings = control.get();
      where.show(now.place);
      phone.show(now.platform ?? control.platform);
      latency.show(delays.find((ms) => Number(ms) === now.latency));
      for (const { method, row } of rows) row.show(now.faults[method]);
      offline.show(now.offline);
      installed.show(now.installed);
      back.show(now.returns.in ?? "same-tab");
      answer.show(now.returns.answer ?? "proper");
      weChat.show(now.weChat);
      node.setAttribute("data-faults", String(countFaults(now)));
    },
  };
}

import type { SimulatorWeChat } from "../weChat/SimulatorWeChat.js";
import { bridgeTimes, signatureVerdicts, signedAddresses } from "../weChat/SimulatorWeChat.js";
import type { Control } from "./control.js";
import { choice, line } from "./fields.js";
import type { PanelWords } from "./panelWords.js";

/** What is WeChat's own: how its bridge comes, and how it takes a page's signature. */
export function weChatFields(
  control: Control,
  words: PanelWords,
): { lines: readonly HTMLElement[]; show: (now: SimulatorWeChat) => void } {
  const change = (part: SimulatorWeChat) => {
    control.change({ weChat: { ...control.get().weChat, ...part } });
  };
  const bridge = choice(
    words("bridge"),
    bridgeTimes.map((value) => [value, words(`bridge.${value}`)] as const),
    (value) => {
      change({ bridge: value });
    },
  );
  const signature = choice(
    words("signature"),
    signatureVerdicts.map((value) => [value, words(`signature.${value}`)] as const),
    (value) => {
      change({ signature: value });
    },
  );
  const signed = choice(
    words("signed"),
    (["platform", ...signedAddresses] as const).map((value) => [value, words(`signed.${value}`)] as const),
    (value) => {
      change({ signed: value === "platform" ? undefined : value });
    },
  );
  const rows = [
    {
      node: line(words("bridge"), bridge.node),
      armed: (now: SimulatorWeChat) => (now.bridge ?? "prompt") !== "prompt",
    },
    {
      node: line(words("signature"), signature.node, "preVerifyJSAPI"),
      armed: (now: SimulatorWeChat) => (now.signature ?? "checked") !== "checked",
    },
    { node: line(words("signed"), signed.node), armed: () => false },
  ];
  return {
    lines: rows.map(({ node }) => node),
    show(now) {
      bridge.show(now.bridge ?? "prompt");
      signature.show(now.signature ?? "checked");
      signed.show(now.signed ?? "platform");
      for (const { node, armed } of rows) node.toggleAttribute("data-armed", armed(now));
    },
  };
}

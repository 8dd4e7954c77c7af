import { action, actions } from "../actions.js";
import type { CallSheet } from "../callSheet.js";
import { account, request } from "../consentSheet.js";
import { detourFault, developerStrip, faultGroup } from "../developerStrip.js";
import { element } from "../dom.js";
import { openSheet } from "../sheet.js";
import { whenThere } from "../whenThere.js";

/**
 * WeChat's page that asks for consent, where no emulator shows it. A refusal goes back with the state alone. Whoever leaves
 * goes back to the page as it was, and nothing comes with that.
 */
export function openConsentPage(call: CallSheet): () => void {
  const { accounts, params, words, theme, look, onEnd } = call;
  const leave = () => {
    onEnd((script) => script.reply({}), { in: "never" });
  };
  const refuse = () => {
    onEnd((script) => script.refuse());
  };
  const allow = () => {
    const reply = (there: object) => {
      onEnd((script) => script.reply(there));
    };
    whenThere(accounts.allow(params), reply, leave);
  };
  const fail = {
    face: "fail",
    act() {
      onEnd((script) => script.fail());
    },
  } as const;
  return openSheet({
    title: words("auth.title"),
    content: [
      element("div", { class: "sim-main" }, ...request(call), account(call)),
      actions(action(words("auth.refuse"), refuse, "plain"), action(words("auth.allow"), allow)),
      developerStrip(faultGroup(words, [fail, detourFault("never", leave)])),
    ],
    words,
    theme,
    look,
    onStop: leave,
  });
}

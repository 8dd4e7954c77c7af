import { action, actions } from "./actions.js";
import { avatar, initial } from "./avatar.js";
import type { CallSheet } from "./callSheet.js";
import { faultStrip } from "./developerStrip.js";
import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import { scopeWords } from "./scope.js";
import { openSheet } from "./sheet.js";
import { textOf } from "./wire.js";

/** Who asks, and for what. */
function request({ appName, params, words }: CallSheet): HTMLElement[] {
  const name = appName();
  const { wants, asks } = scopeWords(textOf(params, "scope"), words);
  return [
    element(
      "div",
      { class: "sim-app" },
      element("span", { class: "sim-app-icon", "aria-hidden": "true" }, initial(name)),
      element("p", {}, element("b", {}, name), element("span", {}, wants)),
    ),
    element("ul", { class: "sim-ask" }, ...asks.map((ask) => element("li", {}, icon(ask.icon), ask.text))),
  ];
}

/** Who would sign in, and a way to change that. */
function account({ accounts, words }: CallSheet): HTMLElement {
  const face = element("span", { class: "sim-face" });
  const name = element("p", { role: "status" });
  const show = () => {
    const { user, index } = accounts.current();
    face.replaceChildren(avatar(user.name, index));
    name.replaceChildren(
      element("b", {}, user.name),
      element("span", {}, words("user.test", { number: String(index + 1) })),
    );
  };
  show();
  const row = element("div", { class: "sim-who" }, face, name);
  if (accounts.several) {
    row.append(
      button("vv-link", words("user.switch"), () => {
        accounts.switch();
        show();
      }),
    );
  }
  return row;
}

/**
 * Asks whether the app may know the user: the sheet that VVChat opens for `auth`. Its documents know one answer that is no
 * consent, a non-zero `err_code`, and no number of its own for a person who refused or closed the sheet. So 1 is made up;
 * 400 is theirs, for what failed.
 */
export function openConsentSheet(call: CallSheet): () => void {
  const { params, accounts, words, theme, onEnd } = call;
  const consent = () => accounts.allow(params);
  const refuse = action(
    words("auth.refuse"),
    () => {
      onEnd((script) => script.fail(1, "用户拒绝授权"));
    },
    "plain",
  );
  const allow = action(words("auth.allow"), () => {
    onEnd((script) => script.reply(consent()));
  });
  return openSheet({
    title: words("auth.title"),
    content: [
      element("div", { class: "sim-main" }, ...request(call), account(call)),
      actions(refuse, allow),
      faultStrip(call, consent),
    ],
    words,
    theme,
    onStop() {
      onEnd((script) => script.fail(1, "用户取消授权"));
    },
  });
}

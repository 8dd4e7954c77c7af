import { action, actions } from "./actions.js";
import { avatar, initial } from "./avatar.js";
import type { CallSheet } from "./callSheet.js";
import { failureNote, faultStrip } from "./developerStrip.js";
import { button, element } from "./dom.js";
import type { EmulatorFailure } from "./emulatorFailure.js";
import { icon } from "./icons.js";
import { scopeWords } from "./scope.js";
import { openSheet } from "./sheet.js";
import { whenThere } from "./whenThere.js";
import { textOf } from "./wire.js";

/** Who asks, and for what. */
export function request({ appName, params, words }: CallSheet): HTMLElement[] {
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
export function account({ accounts, words }: CallSheet): HTMLElement {
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
  let broken = false;
  const consent = () => accounts.allow(params);
  const stop = (message: string) => {
    onEnd((script) => (broken ? script.fail(400, "授权失败") : script.fail(1, message)));
  };
  const refuse = action(
    words("auth.refuse"),
    () => {
      stop("用户拒绝授权");
    },
    "plain",
  );
  const allow = action(words("auth.allow"), () => {
    if (broken) stop("");
    else {
      setWaiting(true);
      whenThere(consent(), done, fail);
    }
  });
  const main = element("div", { class: "sim-main" }, ...request(call), account(call));
  const choice = actions(refuse, allow);
  const strip = faultStrip(call, { succeed: consent, failed: fail });

  function setWaiting(waiting: boolean): void {
    allow.firstElementChild?.replaceChildren(words(waiting ? "auth.allowing" : "auth.allow"));
    for (const state of ["aria-busy", "aria-disabled"]) allow.setAttribute(state, String(waiting));
  }
  function done(reply: object): void {
    onEnd((script) => script.reply(reply));
  }
  /** All that is left is to close the sheet. */
  function fail(failure: EmulatorFailure): void {
    broken = true;
    setWaiting(false);
    const news = element("p", { class: "sim-news", role: "alert" }, icon("info"), words("auth.failed"));
    main.replaceChildren(news);
    refuse.remove();
    allow.firstElementChild?.replaceChildren(words("ok"));
    allow.focus();
    strip.replaceChildren(failureNote(words, failure));
  }

  return openSheet({
    title: words("auth.title"),
    content: [main, choice, strip],
    words,
    theme,
    onStop() {
      stop("用户取消授权");
    },
  });
}

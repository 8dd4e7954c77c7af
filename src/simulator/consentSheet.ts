import type { CallParams } from "../testing/engine/script.js";
import type { Accounts } from "./accounts.js";
import { developerStrip } from "./developerStrip.js";
import { button, element } from "./dom.js";
import type { AuthEnd } from "./ends.js";
import { icon } from "./icons.js";
import { scopeWords } from "./scope.js";
import { openSheet } from "./sheet.js";
import type { SimulatorTheme } from "./theme.js";
import type { Words } from "./words.js";

/** The app, as VVChat shows it to its users. */
export interface SimulatorApp {
  /** Default: the page's title. */
  name?: string;
}

/** What {@link openConsentSheet} needs. */
export interface ConsentPlan {
  params: CallParams;
  app: SimulatorApp;
  accounts: Accounts;
  words: Words;
  theme: SimulatorTheme;
  /** Called once. */
  onEnd: (end: AuthEnd) => void;
}

/** For where a picture would be: 茶 of 半日茶, H of Half-Day Tea. */
function initial(name: string): string {
  const characters = Array.from(name);
  return (/\p{Script=Han}$/u.test(name) ? characters[characters.length - 1] : characters[0]) ?? "";
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Who asks, and for what. */
function request({ app, params, words }: ConsentPlan): HTMLElement[] {
  const name = app.name ?? (document.title || words("thisPage"));
  const { wants, asks } = scopeWords(text(params["scope"]), words);
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
function account({ accounts, words }: ConsentPlan): HTMLElement {
  const avatar = element("span", { class: "sim-avatar", "aria-hidden": "true" });
  const name = element("p", { class: "sim-who-name", role: "status" });
  const show = () => {
    const { user, index } = accounts.current();
    avatar.textContent = initial(user.name);
    avatar.setAttribute("data-colour", String(index % 4));
    name.replaceChildren(
      element("b", {}, user.name),
      element("span", {}, words("user.test", { number: String(index + 1) })),
    );
  };
  show();
  const row = element("div", { class: "sim-who" }, avatar, name);
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

/** Asks whether the app may know the user: the sheet that VVChat opens for `auth`. Returns a way to close it. */
export function openConsentSheet(plan: ConsentPlan): () => void {
  const { words, theme } = plan;
  let over = false;
  const end = (how: AuthEnd) => {
    if (over) return;
    over = true;
    plan.onEnd(how);
  };
  const choice = (label: string, how: AuthEnd) =>
    button("vv-button", element("span", { class: "vv-face" }, label), () => {
      end(how);
    });
  const refuse = choice(words("auth.refuse"), "refuse");
  refuse.setAttribute("data-variant", "plain");
  return openSheet({
    title: words("auth.title"),
    content: [
      element("div", { class: "sim-main" }, ...request(plan), account(plan)),
      element("div", { class: "sim-choice" }, refuse, choice(words("auth.allow"), "allow")),
      developerStrip(words, end),
    ],
    words,
    theme,
    onStop() {
      end("stop");
    },
  });
}

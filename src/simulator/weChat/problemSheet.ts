import { action, actions } from "../actions.js";
import type { Phone } from "../callSheet.js";
import { element } from "../dom.js";
import { openSheet } from "../sheet.js";
import type { SimulatorTheme } from "../theme.js";
import type { AuthorizeProblem } from "./authorizeLink.js";

/**
 * What WeChat shows in place of its page.
 *
 * @returns closes it
 */
export function openProblemSheet(
  problem: AuthorizeProblem | { number: string; words: string },
  { words, look }: Phone,
  theme: SimulatorTheme,
  onClose: () => void,
): () => void {
  const text = "problem" in problem ? words(`authorize.${problem.problem}`, { name: problem.name }) : problem.words;
  const number =
    problem.number === undefined ? [] : [element("p", {}, words("authorize.number", { number: problem.number }))];
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    over();
    onClose();
  };
  const over = openSheet({
    title: words("authorize.title"),
    content: [
      element("div", { class: "sim-main sim-wrong", role: "alert" }, element("p", {}, text), ...number),
      actions(action(words("authorize.back"), close)),
    ],
    words,
    theme,
    look,
    onStop: close,
  });
  return close;
}

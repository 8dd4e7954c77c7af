import { action } from "../actions.js";
import type { Control } from "./control.js";
import type { PanelWords } from "./panelWords.js";

/** A button that copies the address of this state. None on a page that has no clipboard: plain `http` has none. */
export function copyLink(control: Control, words: PanelWords): HTMLElement[] {
  if (!("clipboard" in navigator)) return [];
  const button = action(
    words("copy"),
    () => {
      const say = (text: string) => button.firstElementChild?.replaceChildren(text);
      navigator.clipboard.writeText(control.href()).then(
        () => {
          say(words("copied"));
          setTimeout(say, 2000, words("copy"));
        },
        // Forbidden: the address is there to be copied by hand.
        () => say(control.href()),
      );
    },
    "plain",
  );
  button.classList.add("sim-copy");
  return [button];
}

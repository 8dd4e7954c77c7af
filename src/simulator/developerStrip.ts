import { button, element } from "./dom.js";
import type { AuthEnd } from "./ends.js";
import { icon } from "./icons.js";
import type { Words } from "./words.js";

const faults = ["fail", "silence", "malformed", "twice"] as const satisfies readonly AuthEnd[];

/** The dashed strip at a sheet's foot, for the developer: ends this call in a way that no person could. */
export function developerStrip(words: Words, onEnd: (end: AuthEnd) => void): HTMLElement {
  const title = words("end.title");
  const chips = faults.map((end) =>
    button("sim-chip", words(`end.${end}`), () => {
      onEnd(end);
    }),
  );
  const kill = button("sim-chip", words("end.kill"), () => {
    location.reload();
  });
  const label = element("span", { class: "sim-dev-label" }, icon("developer"), title);
  return element("div", { class: "sim-dev", role: "group", "aria-label": title }, label, ...chips, kill);
}

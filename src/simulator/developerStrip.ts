import type { CallEnd, CallSheet } from "./callSheet.js";
import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import type { Words } from "./words.js";

/** One way to end a call that no person has. */
export interface Fault {
  face: "fail" | "silence" | "malformed" | "twice" | "kill";
  act: () => void;
}

/** What an app that is killed does to its page. The call's answer goes with it. */
export function killPage(): void {
  location.reload();
}

/**
 * Faults with a title, for a {@link developerStrip}.
 *
 * @param kind - names them where a sheet has two kinds: each button then says its kind to a screen reader
 */
export function faultGroup(words: Words, faults: readonly Fault[], kind?: "unpaid" | "paid"): HTMLElement {
  const title = kind ? words("end.titleOf", { kind: words(`end.${kind}`) }) : words("end.title");
  const chips = faults.map(({ face, act }) => {
    const text = words(`end.${face}`);
    const chip = button("sim-chip", text, act);
    if (kind) chip.setAttribute("aria-label", words("end.nameOf", { kind: words(`end.${kind}`), end: text }));
    return chip;
  });
  const label = element("span", { class: "sim-dev-label" }, icon("developer"), title);
  const attributes = { class: "sim-faults", role: "group", "aria-label": title, ...(kind && { "data-kind": kind }) };
  return element("div", attributes, label, ...chips);
}

/** The dashed strip at a sheet's foot, for the developer: ends this call in a way that no person could. */
export function developerStrip(...groups: HTMLElement[]): HTMLElement {
  return element("div", { class: "sim-dev" }, ...groups);
}

/**
 * The strip of most sheets.
 *
 * @param succeed - the answer that an app without faults would give once
 * @param fail - how the method fails. Default: as the documents say
 */
export function faultStrip(
  { words, onEnd }: CallSheet,
  succeed: () => object,
  fail: CallEnd = (script) => script.fail(),
): HTMLElement {
  const fault = (face: Fault["face"], end: CallEnd): Fault => ({
    face,
    act() {
      onEnd(end);
    },
  });
  const faults: Fault[] = [
    fault("fail", fail),
    fault("silence", (script) => script.silent()),
    fault("malformed", (script) => script.malformed()),
    fault("twice", (script) => script.twice(succeed())),
    { face: "kill", act: killPage },
  ];
  return developerStrip(faultGroup(words, faults));
}

import type { CallEnd, CallSheet } from "./callSheet.js";
import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import type { EmulatorFailure } from "./emulatorFailure.js";
import type { SimulatorReturns } from "./returnTrip.js";
import { whenThere } from "./whenThere.js";
import type { Words } from "./words.js";

/** One way to end a call that no person has. */
export interface Fault {
  face: "fail" | "silence" | "malformed" | "twice" | "kill" | Detour;
  act: () => void;
}

/** A way back from a link that nobody hopes for. */
type Detour = "newTab" | "glued" | "never" | "kill";

const detours: Readonly<Record<Detour, SimulatorReturns>> = {
  newTab: { in: "new-tab" },
  glued: { answer: "glued" },
  never: { in: "never" },
  kill: { in: "killed" },
};

/** @param act - ends the call, and comes back so */
export function detourFault(face: Detour, act: (returns: SimulatorReturns) => void): Fault {
  return {
    face,
    act() {
      act(detours[face]);
    },
  };
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

/** Says in the strip why the emulator did not do it. */
export function failureNote(words: Words, { kind, detail }: EmulatorFailure): HTMLElement {
  const text = words(kind === "silent" || kind === "odd" ? `emulator.${kind}` : "emulator.refused", { detail });
  return element("p", { class: "sim-dev-note" }, icon("info"), text);
}

/** How a sheet's call ends without its person. */
interface FaultEnds {
  /** The answer that an app without faults would give once. */
  succeed: () => object | Promise<object>;
  /** How the method fails. Default: as the documents say. */
  fail?: CallEnd;
  /** There is no answer, for the emulator made none. */
  failed?: (failure: EmulatorFailure) => void;
}

/** The strip of most sheets. */
export function faultStrip(
  { words, byLink, onEnd }: CallSheet,
  { succeed, fail = (script) => script.fail(), failed = () => {} }: FaultEnds,
): HTMLElement {
  const fault = (face: Fault["face"], end: CallEnd): Fault => ({
    face,
    act() {
      onEnd(end);
    },
  });
  const detour = (face: Detour): Fault =>
    detourFault(face, (returns) => {
      const reply = (there: object) => {
        onEnd((script) => script.reply(there), returns);
      };
      whenThere(succeed(), reply, failed);
    });
  if (byLink) {
    const ways = (["newTab", "glued", "never", "kill"] as const).map(detour);
    return developerStrip(faultGroup(words, [fault("fail", fail), ...ways]));
  }
  const faults: Fault[] = [
    fault("fail", fail),
    fault("silence", (script) => script.silent()),
    fault("malformed", (script) => script.malformed()),
    {
      face: "twice",
      act() {
        const twice = (reply: object) => {
          onEnd((script) => script.twice(reply));
        };
        whenThere(succeed(), twice, failed);
      },
    },
    { face: "kill", act: killPage },
  ];
  return developerStrip(faultGroup(words, faults));
}

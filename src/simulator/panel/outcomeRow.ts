import {
  type HostMethodName,
  type Outcome,
  type OutcomeKind,
  type ParsedOutcome,
  outcomeKinds,
  parseOutcome,
} from "../../testing/engine/outcome.js";
import { element } from "../dom.js";
import type { SimulatorSettings } from "../settings.js";
import { type Field, choice, line } from "./fields.js";
import type { PanelWords } from "./panelWords.js";

/** Nobody is asked for it. */
const withoutPerson: readonly OutcomeKind[] = ["ask", "refuse"];
/** An address carries one answer, and no object. */
const notByLink: readonly OutcomeKind[] = ["late", "twice", "object"];
/** No answer comes from it, and so nothing can be wrong with it. */
const opensOnly: readonly OutcomeKind[] = ["ask", "silent", "unknown"];

/** WeChat's bridge answers with objects. */
const notByBridge: readonly OutcomeKind[] = ["object"];
/** And its page that asks is a page. */
const notByPage: readonly OutcomeKind[] = [...notByLink, "unknown"];
const none: readonly OutcomeKind[] = [];

/** What an answer can not be in this place. */
function notIn(place: SimulatorSettings["place"], method: HostMethodName): readonly OutcomeKind[] {
  if (place === "browser") return notByLink;
  if (place === "wechat") return method === "auth" ? notByPage : notByBridge;
  return none;
}

function kindsOf(method: HostMethodName, place: SimulatorSettings["place"]): readonly OutcomeKind[] {
  if (method === "openSessionView") return opensOnly;
  const unasked = method === "getSession" || (place === "wechat" && method === "share");
  const not = [...notIn(place, method), ...(unasked ? withoutPerson : none)];
  return outcomeKinds.filter((kind) => !not.includes(kind));
}

/** What goes with an outcome: an error's code and words, or a time. What is typed and cannot be is put back. */
function details(outcome: ParsedOutcome, words: PanelWords, onOutcome: (outcome: Outcome) => void): HTMLElement[] {
  const input = (label: string, value: string, mode: "numeric" | "text") =>
    element("input", { class: "sim-field", "aria-label": label, placeholder: label, value, inputmode: mode });
  if (outcome.kind === "fail") {
    const code = input(words("code"), String(outcome.code), "text");
    const text = input(words("text"), outcome.text, "text");
    const tell = () => {
      const next: Outcome = `fail:${code.value.trim().replace(/:/g, "")}:${text.value}`;
      const read = parseOutcome(next);
      if (read?.kind !== "fail") return;
      code.value = String(read.code);
      text.value = read.text;
      onOutcome(next);
    };
    code.addEventListener("change", tell);
    text.addEventListener("change", tell);
    return [code, text];
  }
  if (outcome.kind !== "slow" && outcome.kind !== "late") return [];
  const { kind } = outcome;
  let { ms } = outcome;
  const field = input(words("ms"), String(ms), "numeric");
  field.addEventListener("change", () => {
    const next = parseOutcome(`${kind}:${field.value}`);
    if (next && "ms" in next) ({ ms } = next);
    field.value = String(ms);
    onOutcome(`${kind}:${ms}`);
  });
  return [field, element("span", { "aria-hidden": "true" }, words("ms"))];
}

/** How calls of one method end. */
export function outcomeRow(
  method: HostMethodName,
  place: SimulatorSettings["place"],
  words: PanelWords,
  onOutcome: (outcome: Outcome) => void,
): Field<Outcome | undefined> {
  const label = words(`method.${method}`);
  const kinds = kindsOf(method, place);
  const nameOf = (kind: OutcomeKind) => words(`outcome.${kind}`);
  const select = choice(
    label,
    kinds.map((kind) => [kind, nameOf(kind)] as const),
    onOutcome,
    nameOf,
  );
  const node = line(label, select.node, method);
  const more = element("div", { class: "sim-more" });
  node.append(more);
  const usual = kinds.includes("ask") ? "ask" : "succeed";
  let shown: string | undefined;
  return {
    node,
    show(now) {
      const outcome = parseOutcome(now ?? usual) ?? { kind: usual };
      const kind = outcome.kind === "ask" ? usual : outcome.kind;
      select.show(kind);
      node.toggleAttribute("data-armed", kind !== "ask" && kind !== "succeed");
      // The fields stay while somebody types in one of them.
      if (shown === now) return;
      shown = now;
      if (more.matches(":focus-within") && more.childElementCount > 0) return;
      more.replaceChildren(...details(outcome, words, onOutcome));
    },
  };
}

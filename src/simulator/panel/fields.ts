import { element } from "../dom.js";
import { icon } from "../icons.js";

/** A part of the panel: its element, and how it shows what is set now. */
export interface Field<T> {
  readonly node: HTMLElement;
  readonly show: (value: T) => void;
}

let made = 0;

/** One of few, side by side. */
export function segments<T extends string>(
  title: string,
  choices: readonly (readonly [value: T, label: string])[],
  onChoose: (value: T) => void,
): Field<T | undefined> {
  made += 1;
  const name = `sim-segments-${String(made)}`;
  const inputs = choices.map(([value, label]) => {
    const input = element("input", { type: "radio", name, value });
    input.addEventListener("change", () => {
      onChoose(value);
    });
    return { value, input, node: element("label", {}, input, element("span", {}, label)) };
  });
  const row = element("div", { class: "sim-seg" }, ...inputs.map(({ node }) => node));
  return {
    node: element("fieldset", {}, element("legend", {}, title), row),
    show(now) {
      for (const { value, input } of inputs) input.checked = value === now;
    },
  };
}

/**
 * One of many.
 *
 * @param nameOf - of what an address may have set, though it is not to choose from
 */
export function choice<T extends string>(
  label: string,
  choices: readonly (readonly [value: T, label: string])[],
  onChoose: (value: T) => void,
  nameOf: (value: T) => string = String,
): Field<T> {
  const select = element("select", { "aria-label": label });
  const known = [...choices];
  const add = ([value, text]: readonly [T, string]) => {
    select.append(element("option", { value }, text));
  };
  known.forEach(add);
  select.addEventListener("change", () => {
    const chosen = known[select.selectedIndex];
    if (chosen) onChoose(chosen[0]);
  });
  return {
    node: element("span", { class: "sim-select" }, select, icon("down")),
    show(now) {
      if (!known.some(([value]) => value === now)) {
        const one = [now, nameOf(now)] as const;
        known.push(one);
        add(one);
      }
      select.value = now;
    },
  };
}

/** On or off. */
export function toggle(label: string, onToggle: (on: boolean) => void): Field<boolean> {
  const box = element("input", { class: "sim-switch", type: "checkbox", role: "switch", "aria-label": label });
  box.addEventListener("change", () => {
    onToggle(box.checked);
  });
  return {
    node: box,
    show(now) {
      box.checked = now;
    },
  };
}

/** A line of a list: what it is, and what it is set to. */
export function line(label: string, control: HTMLElement, wireName?: string): HTMLLIElement {
  const name = element("span", { class: "sim-opt" }, label);
  if (wireName !== undefined) name.append(element("code", {}, wireName));
  return element("li", {}, name, control);
}

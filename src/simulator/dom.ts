/** An element with attributes and children: all that the simulator needs of a framework. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A button that acts, with a class and a face. */
export function button(className: string, face: Node | string, act: () => void): HTMLButtonElement {
  const node = element("button", { class: className, type: "button" }, face);
  node.addEventListener("click", act);
  return node;
}

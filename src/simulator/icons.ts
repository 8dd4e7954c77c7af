import { element } from "./dom.js";

/** Names one of the simulator's icons. */
export type SimulatorIcon =
  | "close"
  | "person"
  | "account"
  | "send"
  | "unknown"
  | "developer"
  | "search"
  | "info"
  | "down"
  | "kill"
  | "reset"
  | "more";

// One path each, on a 20 × 20 grid, drawn with a round 1.7 stroke.
const circle = "M17.5 10a7.5 7.5 0 11-15 0 7.5 7.5 0 0115 0z";
const paths: Readonly<Record<SimulatorIcon, string>> = {
  close: "M4.8 4.8l10.4 10.4M15.2 4.8L4.8 15.2",
  person: "M13.3 6.8a3.3 3.3 0 11-6.6 0 3.3 3.3 0 016.6 0zM3.6 17c.7-3.3 3.3-5 6.4-5s5.7 1.7 6.4 5",
  account: "M10 2.6l6.4 2.3v4.6c0 4-2.7 6.6-6.4 7.9-3.7-1.3-6.4-3.9-6.4-7.9V4.9zM7 9.9l2.2 2.2 3.9-4.2",
  send: "M17.2 2.8L9 11M17.2 2.8l-5.1 14.4L9 11 2.8 7.9z",
  unknown: `${circle}M7.8 7.8c.2-1.3 1.1-2 2.3-2 1.3 0 2.2.8 2.2 2 0 1.7-2.2 1.8-2.2 3.5M10.1 13.9v.1`,
  search: "M14.6 9a5.6 5.6 0 11-11.2 0 5.6 5.6 0 0111.2 0zM13.2 13.2l3.8 3.8",
  down: "M4.8 7.6l5.2 5.2 5.2-5.2",
  kill: "M11 2.6L4.4 11.4h4.8L8.6 17.4l6.8-9h-4.9z",
  reset: "M4 4.2v4h4M4.3 8.2a6.5 6.5 0 11-.4 4",
  more: "M4.5 10v.1M10 10v.1M15.5 10v.1",
  info: `${circle}M10 9.4V14M10 6.3v.1`,
  developer:
    "M3 6h7.5M14.5 6H17M3 14h2.5M9.5 14H17M14.4 6a1.9 1.9 0 11-3.8 0 1.9 1.9 0 013.8 0zM9.4 14a1.9 1.9 0 11-3.8 0 1.9 1.9 0 013.8 0z",
};

/** An icon in the colour of its text. Decoration: words say the same. */
export function icon(name: SimulatorIcon): HTMLElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return element("span", { class: "vv-icon", "aria-hidden": "true" }, svg);
}

import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { type Root, createRoot } from "react-dom/client";
import { host, installHost } from "./host.js";
import { type OnRender, type ShareListName, shareLists } from "./shareLists.js";

/** Until everything has settled that a click or a host that comes up may set off. */
const settleMs = 150;
const clicked = 500;

let shown: Root | undefined;

function show(list: ReactNode): void {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  shown = root;
  flushSync(() => {
    root.render(list);
  });
}

/** Mounts a list and leaves it there. */
export function mountShares(name: ShareListName): void {
  show(shareLists[name]());
}

export function unmountShares(): void {
  shown?.unmount();
  shown = undefined;
  document.body.replaceChildren();
}

/** How long React takes to make a list and its elements, in ms. */
export function timeMount(name: ShareListName): number {
  const list = shareLists[name]();
  const start = performance.now();
  show(list);
  const ms = performance.now() - start;
  unmountShares();
  return ms;
}

/** How often buttons are rendered when the host comes up, and when one is clicked then. */
export async function countRenders(name: ShareListName): Promise<{ ready: number; clicked: number; others: number }> {
  const renders: number[] = [];
  const onRender: OnRender = (index) => {
    renders.push(index);
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, settleMs));
  show(shareLists[name](onRender));
  await settle();
  renders.length = 0;
  installHost();
  host.answering = "later";
  await settle();
  const ready = renders.length;
  renders.length = 0;
  document.querySelectorAll("button")[clicked]?.click();
  await settle();
  const own = renders.filter((index) => index === clicked).length;
  return { ready, clicked: own, others: renders.length - own };
}

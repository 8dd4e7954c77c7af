"use client";
import { useSyncExternalStore } from "react";

/** The two looks. */
export type DevtoolsTheme = "light" | "dark";

const attribute = "data-vv-theme";

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: [attribute] });
  return () => {
    observer.disconnect();
  };
}

/** Which look to take: the given one, else the page's, else none, and then the system's. */
export function useTheme(given: DevtoolsTheme | undefined): DevtoolsTheme | undefined {
  const ofPage = useSyncExternalStore(
    subscribe,
    () => document.documentElement.getAttribute(attribute),
    () => null,
  );
  const wanted = given ?? ofPage;
  return wanted === "light" || wanted === "dark" ? wanted : undefined;
}

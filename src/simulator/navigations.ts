import { soon } from "./soon.js";

/**
 * Sees where the page goes, before it does. Needs the Navigation API.
 *
 * @param decide - `undefined` lets it go; anything else stays on the page, and a function is called a moment later
 * @returns a way to stop; nothing where the browser cannot do it
 */
export function watchNavigations(decide: (url: string) => (() => void) | "stay" | undefined): (() => void) | undefined {
  if (!("navigation" in window)) return undefined;
  const { navigation } = window;
  let active = true;
  const see = (event: NavigateEvent) => {
    const instead = decide(event.destination.url);
    if (!instead) return;
    event.preventDefault();
    if (instead === "stay") return;
    soon(() => {
      if (active) instead();
    });
  };
  navigation.addEventListener("navigate", see);
  return () => {
    active = false;
    navigation.removeEventListener("navigate", see);
  };
}

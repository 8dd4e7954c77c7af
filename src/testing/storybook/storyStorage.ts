import type { KeptStorage } from "../../journal/journal.js";

/** A story's own: nothing is kept from one to the next. */
export function storyStorage(): KeptStorage {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

const prefix = "vvchat-story:";
let reloaded = true;

/**
 * For a story in a phone's browser, where each answer is another load of the page. The first story after a load goes on
 * with what the page kept; each later one begins anew.
 */
export function reloadedStorage(): KeptStorage {
  if (!reloaded)
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  reloaded = false;
  return {
    getItem: (name) => sessionStorage.getItem(prefix + name),
    setItem: (name, value) => {
      sessionStorage.setItem(prefix + name, value);
    },
    removeItem: (name) => {
      sessionStorage.removeItem(prefix + name);
    },
  };
}

import type { KeptStorage } from "vvchat-react";

/** Nothing is kept: a reload begins anew. */
export function storyStorage(): KeptStorage {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

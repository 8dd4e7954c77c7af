"use client";
import { useEffect } from "react";
import { useLatest } from "./useLatest.js";

/**
 * As it mounts, goes on with a call that left the page and has come back with this load of it.
 *
 * @param key - looks again when it changes
 */
export function useResume<TVariables>(
  find: () => TVariables | undefined,
  mutate: (variables: TVariables) => void,
  key?: string,
): void {
  const latest = useLatest({ find, mutate });
  useEffect(() => {
    let mounted = true;
    // After StrictMode has mounted it twice: TanStack Query's observer does not survive that with a mutation under way.
    queueMicrotask(() => {
      const found = mounted ? latest.current.find() : undefined;
      if (found) latest.current.mutate(found);
    });
    return () => {
      mounted = false;
    };
  }, [latest, key]);
}

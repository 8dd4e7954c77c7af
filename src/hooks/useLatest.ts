"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** `useLayoutEffect` in a browser; on a server, where React 18 warns of it, the effect that never runs there. */
export const useBrowserLayoutEffect: typeof useEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** A ref to the value of the last render, so that a callback that is kept is never stale. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useBrowserLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}

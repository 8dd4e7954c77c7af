"use client";
import { useEffect } from "react";

/** How long a button says that it is done, in ms. */
export const lingerMs = 4000;

/** Lets a mutation be forgotten a while after it has ended well. */
export function useLinger({ isSuccess, reset }: { isSuccess: boolean; reset: () => void }): void {
  useEffect(() => {
    if (!isSuccess) return;
    const timer = setTimeout(reset, lingerMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isSuccess, reset]);
}

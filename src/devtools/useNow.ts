"use client";
import { useEffect, useState } from "react";

/** The time in ms since 1970. It moves on each second, while something is under way. */
export function useNow(runs: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [runs]);
  return now;
}

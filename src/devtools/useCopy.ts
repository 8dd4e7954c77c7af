"use client";
import { useEffect, useState } from "react";

/** Copying: what became of it. */
export interface Copy {
  /** For two seconds. */
  readonly copied: boolean;
  /** What the page could not copy, for the person to do it. */
  readonly byHand: string | undefined;
  readonly copy: (text: string) => void;
  readonly close: () => void;
}

/** Puts text on the clipboard. Plain `http` pages have none, and others may forbid it. */
export function useCopy(): Copy {
  const [copied, setCopied] = useState(0);
  const [byHand, setByHand] = useState<string>();

  useEffect(() => {
    if (copied === 0) return;
    const timer = setTimeout(() => {
      setCopied(0);
    }, 2000);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);

  const write = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setByHand(undefined);
      setCopied((count) => count + 1);
    } catch {
      setByHand(text);
    }
  };
  return {
    copied: copied > 0,
    byHand,
    copy(text) {
      void write(text);
    },
    close() {
      setByHand(undefined);
    },
  };
}

"use client";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { CallLog } from "./log.js";

/** What moves the tab along its edge. */
export interface Drag {
  /** In % of the page's height. */
  readonly at: number;
  /** Whether the click that just came ended a drag, and so is none. */
  readonly dragged: () => boolean;
  readonly handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

const start = 44;
/** How far a finger may go and still have tapped, in px. */
const slack = 6;

/** Moves the tab by a finger, a mouse, or the arrow keys. The log remembers where it is. */
export function useDrag(log: CallLog): Drag {
  const [at, setAt] = useState(log.getTab() ?? start);
  const grip = useRef<{ from: number; offset: number }>(undefined);
  const moved = useRef(false);

  const move = (percent: number): void => {
    const next = Math.min(92, Math.max(1, percent));
    log.moveTab(next);
    setAt(next);
  };
  const drop = (): void => {
    grip.current = undefined;
  };
  return {
    at,
    dragged: () => moved.current,
    handlers: {
      onPointerDown(event) {
        moved.current = false;
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { from: event.clientY, offset: event.clientY - (at / 100) * innerHeight };
      },
      onPointerMove(event) {
        const held = grip.current;
        if (!held) return;
        if (Math.abs(event.clientY - held.from) > slack) moved.current = true;
        if (moved.current) move(((event.clientY - held.offset) / innerHeight) * 100);
      },
      onPointerUp: drop,
      onPointerCancel: drop,
      onKeyDown(event) {
        moved.current = false;
        const step = { ArrowUp: -4, ArrowDown: 4 }[event.key];
        if (step === undefined) return;
        // Not the page.
        event.preventDefault();
        move(at + step);
      },
    },
  };
}

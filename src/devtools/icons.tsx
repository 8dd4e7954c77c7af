"use client";
import type { JSX } from "react";

/** Names one of the call log's icons. */
export type IconName =
  "mark" | "done" | "warning" | "error" | "info" | "clock" | "ask" | "back" | "close" | "copy" | "clear";

// One path each, on a 20 × 20 grid, drawn with a round 1.7 stroke.
const circle = "M17.5 10a7.5 7.5 0 11-15 0 7.5 7.5 0 0115 0z";
const paths: Readonly<Record<IconName, string>> = {
  mark: "M1.8 6.2l3.7 8 3.7-8M9.3 9.8l2.7 4.6 6.2-10.6",
  done: `${circle}M6.6 10.3l2.4 2.4 4.5-5`,
  warning: "M10 3.2l7.5 13.2h-15zM10 8.2v3.8M10 14.2v.1",
  error: `${circle}M10 6v4.8M10 13.7v.1`,
  info: `${circle}M10 9.4V14M10 6.3v.1`,
  clock: `${circle}M10 5.8V10l2.8 1.9`,
  ask: `${circle}M7.8 7.8c.2-1.3 1.1-2 2.3-2 1.3 0 2.2.8 2.2 2 0 1.7-2.2 1.8-2.2 3.5M10.1 13.9v.1`,
  back: "M12.4 4.2L6.6 10l5.8 5.8",
  close: "M4.8 4.8l10.4 10.4M15.2 4.8L4.8 15.2",
  copy: "M9 7h5.5a2 2 0 012 2v5.5a2 2 0 01-2 2H9a2 2 0 01-2-2V9a2 2 0 012-2zM13 7V5.2c0-1-.7-1.7-1.7-1.7H5.2c-1 0-1.7.7-1.7 1.7v6.1c0 1 .7 1.7 1.7 1.7H7",
  clear: "M3.5 5.5h13M8 5.5V3.6h4v1.9M5.3 5.5l.8 10.2c.1.8.7 1.3 1.4 1.3h5c.7 0 1.3-.5 1.4-1.3l.8-10.2",
};

/** In the colour of its text. Decoration: words say the same. */
export function Icon({ name, tone }: { name: IconName; tone?: string }): JSX.Element {
  return (
    <span className="vv-icon" data-t={tone} aria-hidden="true">
      <svg viewBox="0 0 20 20">
        <path d={paths[name]} />
      </svg>
    </span>
  );
}

"use client";
import type { JSX } from "react";

/** Names one of the kit's icons. */
export type IconName = "auth" | "done" | "warning" | "error" | "info" | "clock" | "plug" | "phone";

// One path each, on a 20 × 20 grid, drawn with a round 1.7 stroke.
const circle = "M17.5 10a7.5 7.5 0 11-15 0 7.5 7.5 0 0115 0z";
const paths: Readonly<Record<IconName, string>> = {
  auth: "M13.3 6.8a3.3 3.3 0 11-6.6 0 3.3 3.3 0 016.6 0zM3.6 17c.7-3.3 3.3-5 6.4-5s5.7 1.7 6.4 5",
  done: "M4.2 10.6l3.9 3.9 7.7-8.6",
  warning: "M10 3.2l7.5 13.2h-15zM10 8.2v3.8M10 14.2v.1",
  error: `${circle}M10 6v4.8M10 13.7v.1`,
  info: `${circle}M10 9.4V14M10 6.3v.1`,
  clock: `${circle}M10 5.8V10l2.8 1.9`,
  plug: "M7 2.8v4M13 2.8v4M5 6.8h10v2.7a5 5 0 01-10 0zM10 14.5v3",
  phone:
    "M7.8 2.4h4.4a2.2 2.2 0 012.2 2.2v10.8a2.2 2.2 0 01-2.2 2.2H7.8a2.2 2.2 0 01-2.2-2.2V4.6a2.2 2.2 0 012.2-2.2zM9 14.9h2",
};

/** An icon in the colour of its text. Decoration: words say the same. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <span className="vv-icon" aria-hidden="true">
      <svg viewBox="0 0 20 20">
        <path d={paths[name]} />
      </svg>
    </span>
  );
}

/** Takes an icon's place while something is under way. */
export function Spinner({ size }: { size?: number }): JSX.Element {
  return <span className="vv-spinner" aria-hidden="true" style={size ? { width: size, height: size } : undefined} />;
}

"use client";
import type { JSX } from "react";

/** In the colour of its text. Decoration: words say the same. However many wear it, it is one element. */
function drawn(path: string): JSX.Element {
  return (
    <span className="vv-icon" aria-hidden="true">
      <svg viewBox="0 0 20 20">
        <path d={path} />
      </svg>
    </span>
  );
}

// One path each, on a 20 × 20 grid, drawn with a round 1.7 stroke. An app ships those that its components wear.
const circle = "M17.5 10a7.5 7.5 0 11-15 0 7.5 7.5 0 0115 0z";

export const authIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M13.3 6.8a3.3 3.3 0 11-6.6 0 3.3 3.3 0 016.6 0zM3.6 17c.7-3.3 3.3-5 6.4-5s5.7 1.7 6.4 5",
);
export const doneIcon: JSX.Element = /* #__PURE__ */ drawn("M4.2 10.6l3.9 3.9 7.7-8.6");
export const warningIcon: JSX.Element = /* #__PURE__ */ drawn("M10 3.2l7.5 13.2h-15zM10 8.2v3.8M10 14.2v.1");
export const errorIcon: JSX.Element = /* #__PURE__ */ drawn(`${circle}M10 6v4.8M10 13.7v.1`);
export const infoIcon: JSX.Element = /* #__PURE__ */ drawn(`${circle}M10 9.4V14M10 6.3v.1`);
export const clockIcon: JSX.Element = /* #__PURE__ */ drawn(`${circle}M10 5.8V10l2.8 1.9`);
export const plugIcon: JSX.Element = /* #__PURE__ */ drawn("M7 2.8v4M13 2.8v4M5 6.8h10v2.7a5 5 0 01-10 0zM10 14.5v3");
export const phoneIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M7.8 2.4h4.4a2.2 2.2 0 012.2 2.2v10.8a2.2 2.2 0 01-2.2 2.2H7.8a2.2 2.2 0 01-2.2-2.2V4.6a2.2 2.2 0 012.2-2.2zM9 14.9h2",
);
export const browserIcon: JSX.Element = /* #__PURE__ */ drawn(
  `${circle}M2.5 10h15M10 2.5c2 2.1 3.1 4.6 3.1 7.5s-1.1 5.4-3.1 7.5c-2-2.1-3.1-4.6-3.1-7.5s1.1-5.4 3.1-7.5z`,
);
export const payIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M17.4 10a7.4 7.4 0 11-14.8 0 7.4 7.4 0 0114.8 0zM7 6.2l3 3.9 3-3.9M10 10.1v4.4M7.4 10.4h5.2M7.4 12.6h5.2",
);
export const shareIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M10 12.4V3M6.6 6.2L10 2.8l3.4 3.4M4.2 10v5.3c0 1 .7 1.7 1.7 1.7h8.2c1 0 1.7-.7 1.7-1.7V10",
);
export const sendIcon: JSX.Element = /* #__PURE__ */ drawn("M17.2 2.8L9 11M17.2 2.8l-5.1 14.4L9 11 2.8 7.9z");
export const chatIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M4.3 3.8h11.4c1 0 1.8.8 1.8 1.8v7c0 1-.8 1.8-1.8 1.8H9.2l-3.6 2.8v-2.8H4.3c-1 0-1.8-.8-1.8-1.8v-7c0-1 .8-1.8 1.8-1.8z",
);
export const contactIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M3.9 10.6V10a6.1 6.1 0 0112.2 0v.6M16.1 15.4c-.4 1.3-2 2-4.3 2M2.7 12.1c0-.8.7-1.5 1.5-1.5h.4c.8 0 1.5.7 1.5 1.5v1.8c0 .8-.7 1.5-1.5 1.5h-.4c-.8 0-1.5-.7-1.5-1.5zM13.9 12.1c0-.8.7-1.5 1.5-1.5h.4c.8 0 1.5.7 1.5 1.5v1.8c0 .8-.7 1.5-1.5 1.5h-.4c-.8 0-1.5-.7-1.5-1.5z",
);
export const groupIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M10.4 7.2a2.8 2.8 0 11-5.6 0 2.8 2.8 0 015.6 0zM2.4 16c.5-2.9 2.6-4.3 5.2-4.3s4.7 1.4 5.2 4.3M12.6 4.6a2.8 2.8 0 010 5.2M14.6 12.2c1.7.6 2.7 1.9 3 3.8",
);
export const askIcon: JSX.Element = /* #__PURE__ */ drawn(
  `${circle}M7.8 7.8c.2-1.3 1.1-2 2.3-2 1.3 0 2.2.8 2.2 2 0 1.7-2.2 1.8-2.2 3.5M10.1 13.9v.1`,
);
export const nextIcon: JSX.Element = /* #__PURE__ */ drawn("M7.6 4.2l5.8 5.8-5.8 5.8");
export const closeIcon: JSX.Element = /* #__PURE__ */ drawn("M4.8 4.8l10.4 10.4M15.2 4.8L4.8 15.2");
export const searchIcon: JSX.Element = /* #__PURE__ */ drawn(
  "M14.6 9a5.6 5.6 0 11-11.2 0 5.6 5.6 0 0111.2 0zM13.2 13.2l3.8 3.8",
);

/** Takes an icon's place while something is under way. */
export const spinner: JSX.Element = <span className="vv-spinner" aria-hidden="true" />;

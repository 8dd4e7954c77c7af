import type { Decorator } from "@storybook/react-vite";
import type { CSSProperties } from "react";

const custom = (tokens: Record<`--vv-${string}`, string>): CSSProperties => tokens;

/** Less room than the text needs on one line. */
export const narrow: Decorator = (story) => <div style={{ width: 260 }}>{story()}</div>;

const violet = custom({
  "--vv-accent": "#7a3e9d",
  "--vv-accent-strong": "#5f2d7c",
  "--vv-accent-soft": "#f3e6fa",
  "--vv-on-accent": "#ffffff",
  "--vv-radius": "99px",
});
const violetInTheDark = custom({
  "--vv-accent": "#d9a8f2",
  "--vv-accent-strong": "#e8c8f8",
  "--vv-accent-soft": "#3a2348",
  "--vv-on-accent": "#2b0f3b",
  "--vv-radius": "99px",
});

/** An app's own accent, and rounder. */
export const violetTheme: Decorator = (story, { globals }) => (
  <div style={globals["theme"] === "dark" ? violetInTheDark : violet}>{story()}</div>
);

/** Larger text, set where an app sets it: on the root. So a page of docs shows it in a frame of its own. */
export const careMode: Decorator = (story) => (
  <>
    <style>{":root { --vv-scale: 1.25; }"}</style>
    {story()}
  </>
);

/** For stories that say something to the whole page. */
export const inFrame = { docs: { story: { inline: false, height: "240px" } } };

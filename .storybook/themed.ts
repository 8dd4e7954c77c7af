import type { Decorator } from "@storybook/react-vite";

/** Theme and language of the whole page, as an app sets them. */
export const themed: Decorator = (story, { globals }) => {
  const root = document.documentElement;
  root.setAttribute("data-vv-theme", globals["theme"] === "dark" ? "dark" : "light");
  root.lang = globals["locale"] === "en" ? "en" : "zh-CN";
  document.body.style.background = "var(--vv-surface)";
  document.body.style.color = "var(--vv-text)";
  return story();
};

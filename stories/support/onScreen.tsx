import type { Decorator } from "@storybook/react-vite";
import "./screen.css";

/** The examples are in English, whatever language the kit's own texts are in. */
export const onScreen: Decorator = (story) => (
  <div className="screen" lang="en">
    {story()}
  </div>
);

/** What "Show code" shows: the file that runs. */
export const shownCode = (
  code: string,
  description: string,
): {
  docs: {
    source: { code: string; language: "tsx" };
    description: { component: string };
  };
} => ({
  docs: {
    source: { code, language: "tsx" },
    description: { component: description },
  },
});

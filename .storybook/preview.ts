import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import "../src/styles.css";

export default definePreview({
  addons: [addonDocs(), addonA11y()],
  tags: ["autodocs"],
  parameters: {
    // A story that breaks an accessibility rule fails its test.
    a11y: { test: "error" },
    layout: "centered",
    viewport: {
      options: {
        phone: { name: "Phone (360 × 780)", styles: { width: "360px", height: "780px" }, type: "mobile" },
        tablet: { name: "Tablet (820 × 1180)", styles: { width: "820px", height: "1180px" }, type: "tablet" },
      },
    },
  },
  globalTypes: {
    theme: {
      description: "Light or dark",
      toolbar: {
        icon: "contrast",
        items: [
          { value: "light", title: "Light" },
          { value: "dark", title: "Dark" },
        ],
        dynamicTitle: true,
      },
    },
    locale: {
      description: "The language of the kit's texts",
      toolbar: {
        icon: "globe",
        items: [
          { value: "zh-CN", title: "中文" },
          { value: "en", title: "English" },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: {
    viewport: { value: "phone", isRotated: false },
    // The stories' tests run in both: `STORYBOOK_THEME=dark`.
    theme: import.meta.env["STORYBOOK_THEME"] === "dark" ? "dark" : "light",
    locale: "zh-CN",
  },
  decorators: [
    (story, { globals }) => {
      const root = document.documentElement;
      root.setAttribute("data-vv-theme", globals["theme"] === "dark" ? "dark" : "light");
      root.lang = globals["locale"] === "en" ? "en" : "zh-CN";
      document.body.style.background = "var(--vv-surface)";
      document.body.style.color = "var(--vv-text)";
      return story();
    },
  ],
});

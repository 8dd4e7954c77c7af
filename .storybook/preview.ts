import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import { vvchatGlobalTypes, withVVChat } from "vvchat-react/testing";
import "../src/styles.css";
import { DocsPage } from "./DocsPage";
import { phoneWide } from "./phoneWide";
import { themed } from "./themed";

export default definePreview({
  addons: [addonDocs(), addonA11y()],
  tags: ["autodocs"],
  parameters: {
    // A story that breaks an accessibility rule fails its test.
    a11y: { test: "error" },
    layout: "centered",
    // A page of docs shows each story as it is after its play function.
    docs: { page: DocsPage, story: { autoplay: true } },
    controls: { expanded: true, sort: "requiredFirst" },
    viewport: {
      options: {
        phone: { name: "Phone (360 × 780)", styles: { width: "360px", height: "780px" }, type: "mobile" },
        tablet: { name: "Tablet (820 × 1180)", styles: { width: "820px", height: "1180px" }, type: "tablet" },
      },
    },
    options: {
      storySort: {
        order: [
          "Guides",
          [
            "First steps",
            "In the web view",
            "In a browser",
            "In WeChat",
            "Payments that end in the truth",
            "Testing",
            "Theming",
            "Errors",
            "Accessibility",
          ],
          "Components",
          "Hooks",
          "Devtools",
        ],
      },
    },
  },
  globalTypes: {
    ...vvchatGlobalTypes,
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
  decorators: [phoneWide, withVVChat, themed],
});

import { defineMain } from "@storybook/react-vite/node";
import { mergeConfig } from "vite";
import { sourceAlias } from "../scripts/source-alias.ts";

export default defineMain({
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  // No word to the outside: neither usage data, nor crash reports, nor a look for news.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  typescript: { reactDocgen: "react-docgen-typescript" },
  viteFinal: (config) => mergeConfig(config, { resolve: { alias: sourceAlias } }),
});

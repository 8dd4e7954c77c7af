import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { configDefaults, defineConfig } from "vitest/config";
import { react18Alias } from "./compat/react18/alias.ts";
import { chromiumArgs, findChromium } from "./scripts/chromium.mjs";
import { sourceAlias } from "./scripts/source-alias.ts";
import { scriptServerPlugin } from "./test/contract/scriptServerPlugin.ts";

/**
 * `REACT=18` runs the tests of React code under the oldest peers, from `compat/react18`. Those are the `.tsx` ones: lint
 * keeps React out of tests in `.ts`, which would say the same twice.
 */
const oldest = process.env["REACT"] === "18";
const extension = oldest ? "tsx" : "{ts,tsx}";
/** React is but the page there: what is tested knows none of it. */
const exclude = [...configDefaults.exclude, ...(oldest ? ["test/simulator/**", "test/contract/**"] : [])];

const alias = oldest ? [...sourceAlias, ...react18Alias] : sourceAlias;

/** Where there is none, Playwright looks for its own and says so. */
const executablePath = findChromium();

/** A new object for each project: Vitest writes the project's name into it. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  api: { host: "127.0.0.1" },
  provider: playwright({ launchOptions: { args: chromiumArgs, ...(executablePath && { executablePath }) } }),
  // The smallest phone that the components are drawn for.
  viewport: { width: 360, height: 780 },
  instances: [{ browser: "chromium" as const }],
});

/**
 * Prepared before the first test. What is found later makes Vite reload the page under a running test, on a machine that
 * has no cache yet.
 */
const optimizeDeps = {
  include: [
    "react",
    "react/jsx-dev-runtime",
    "react/jsx-runtime",
    "react-dom",
    "react-dom/client",
    "react-dom/server",
    "@tanstack/react-query",
    "vitest-browser-react",
    // The emulator's, where a test runs it in the page.
    "@noble/hashes/legacy.js",
    "@noble/hashes/utils.js",
  ],
};

const dom = { include: [`test/**/*.dom.test.${extension}`] };

export default defineConfig({
  plugins: [react()],
  // Each React has its own cache of prepared dependencies: a shared one would hand one React's to the other.
  cacheDir: oldest ? "node_modules/.vite-react18" : "node_modules/.vite",
  test: {
    // Without this Vitest hands out empty style sheets, and the simulator's own is a string.
    css: true,
    projects: [
      {
        extends: true,
        resolve: { alias },
        test: { name: "unit", environment: "node", include: ["test/**/*.unit.test.{ts,tsx}"] },
      },
      {
        // On a real redis-server, and with several processes.
        extends: true,
        resolve: { alias },
        test: {
          name: "redis",
          environment: "node",
          include: ["test/redis/**/*.redis.test.ts"],
          globalSetup: ["test/redis/setup.ts"],
          // They wait more than they work.
          maxWorkers: 3,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      { extends: true, resolve: { alias }, test: { name: "jsdom", environment: "jsdom", ...dom } },
      { extends: true, resolve: { alias }, test: { name: "happy-dom", environment: "happy-dom", ...dom } },
      {
        extends: true,
        resolve: { alias },
        optimizeDeps,
        plugins: [scriptServerPlugin()],
        test: { name: "browser", include: [`test/**/*.browser.test.${extension}`], exclude, browser: inChromium() },
      },
      {
        extends: true,
        optimizeDeps,
        plugins: [storybookTest({ configDir: fileURLToPath(new URL("./.storybook", import.meta.url)) })],
        test: { name: "storybook", browser: inChromium() },
      },
      {
        extends: true,
        resolve: { alias },
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.e2e.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The package as an app gets it: packed, installed, under its own name. So no alias to the source here.
        extends: true,
        test: {
          name: "package",
          environment: "node",
          include: ["test/package/**/*.package.test.ts"],
          globalSetup: ["test/package/setup.ts"],
          testTimeout: 120_000,
        },
      },
      {
        // The packed package again, in apps with the routers of compat/routers.
        extends: true,
        test: {
          name: "routers",
          environment: "node",
          include: ["test/package/routers/**/*.routers.test.ts"],
          globalSetup: ["test/package/routers/setup.ts"],
          // They wait more than they work.
          maxConcurrency: 3,
          testTimeout: 60_000,
        },
      },
    ],
  },
});

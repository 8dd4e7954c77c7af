// Usage: node examples/shop/screens.mjs <output folder> [part of a name]
// Starts the shop, brings it into each of its states and takes a picture of each. Needs Chromium (`CHROMIUM_PATH`).
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { createServer } from "vite";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";

const [folder, only = ""] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: node examples/shop/screens.mjs <output folder> [part of a name]");

/** @typedef {import("playwright").Page | import("playwright").FrameLocator} Shop */
/** @type {Record<"zh" | "en", Record<"signIn" | "signingIn" | "allow" | "refuse" | "retry" | "hello" | "copy" | "add", string | RegExp>>} */
const words = {
  zh: {
    signIn: "用 VVChat 登录",
    signingIn: "登录中…",
    allow: "允许",
    refuse: "拒绝",
    retry: /^(再试一次|重新授权)$/,
    hello: /^你好/,
    copy: "复制链接",
    add: /^加一杯/,
  },
  en: {
    signIn: "Sign in with VVChat",
    signingIn: "Signing in…",
    allow: "Allow",
    refuse: "Don't allow",
    retry: /^(Try again|Ask again)$/,
    hello: /^Hello/,
    copy: "Copy link",
    add: /^Add one/,
  },
};

/**
 * Each state: the switches of the address, and what a person does then.
 * @type {Record<string, { switches?: Record<string, string>, act: (shop: Shop, word: (typeof words)["zh"]) => Promise<void> }>}
 */
const states = {
  "signed-out": { act: (shop, word) => shop.getByRole("button", { name: word.signIn }).waitFor() },
  consent: {
    async act(shop, word) {
      await shop.getByRole("button", { name: word.signIn }).click();
      await shop.getByRole("button", { name: word.allow, exact: true }).waitFor();
    },
  },
  pending: {
    switches: { auth: "silent" },
    act: (shop, word) => shop.getByRole("button", { name: word.signIn }).click(),
  },
  exchanging: {
    async act(shop, word) {
      await states["consent"]?.act(shop, word);
      await shop.getByRole("button", { name: word.allow, exact: true }).click();
      await shop.getByRole("button", { name: word.signingIn }).waitFor();
    },
  },
  denied: {
    async act(shop, word) {
      await states["consent"]?.act(shop, word);
      await shop.getByRole("button", { name: word.refuse }).click();
      await shop.getByRole("button", { name: word.retry }).waitFor();
    },
  },
  timeout: { switches: { auth: "silent", timeout: "300" }, act: fault },
  "bad-json": { switches: { auth: "malformed" }, act: fault },
  "server-fails": {
    switches: { server: "fail" },
    async act(shop, word) {
      await states["exchanging"]?.act(shop, word);
      await shop.getByRole("button", { name: word.retry }).waitFor();
    },
  },
  "signed-in": {
    async act(shop, word) {
      await states["exchanging"]?.act(shop, word);
      await shop.getByRole("heading", { name: word.hello }).waitFor();
    },
  },
  cart: {
    async act(shop, word) {
      await shop.getByRole("button", { name: word.add }).first().click();
      await shop.getByRole("button", { name: word.add }).first().click();
    },
  },
  "no-host": { switches: { sim: "off" }, act: (shop, word) => shop.getByRole("button", { name: word.copy }).waitFor() },
};

/**
 * A sign-in that ends badly.
 * @param {Shop} shop
 * @param {(typeof words)["zh"]} word
 */
async function fault(shop, word) {
  await shop.getByRole("button", { name: word.signIn }).click();
  await shop.getByRole("button", { name: word.retry }).waitFor();
}

const phone = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  userAgent:
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36",
};
const laptop = { viewport: { width: 1280, height: 800 } };

await mkdir(folder, { recursive: true });
const server = await createServer({
  configFile: fileURLToPath(new URL("./vite.config.ts", import.meta.url)),
  server: { port: 0, hmr: false, watch: null },
});
await server.listen();
const address = server.resolvedUrls?.local[0];
const executablePath = findChromium();
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
try {
  for (const [name, { switches, act }] of Object.entries(states)) {
    for (const lang of /** @type {const} */ (["zh", "en"])) {
      for (const theme of ["light", "dark"]) {
        await take(`${name}-360-${lang}-${theme}`, phone, { ...switches, lang, theme }, (page) =>
          act(page, words[lang]),
        );
      }
    }
  }
  for (const name of ["signed-out", "consent", "no-host"]) {
    const state = states[name];
    await take(`${name}-1280-zh-light`, laptop, { ...state?.switches, lang: "zh", theme: "light" }, (page) =>
      state?.act(name === "no-host" ? page : page.frameLocator("iframe"), words.zh),
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {string} name
 * @param {import("playwright").BrowserContextOptions} device
 * @param {Record<string, string>} switches
 * @param {(page: import("playwright").Page) => Promise<void> | undefined} act
 */
async function take(name, device, switches, act) {
  if (!name.includes(only)) return;
  const context = await browser.newContext({ ...device, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    await page.goto(`${address}?${new URLSearchParams(switches)}`);
    await act(page);
    // A phone's letters rather than this machine's: what a picture shows must not depend on where it was taken.
    const content = `:root:root, [data-vv-simulator] { --vv-font: Roboto, "Noto Sans CJK SC", sans-serif }`;
    for (const frame of page.frames()) await frame.addStyleTag({ content });
    await page.screenshot({ path: join(String(folder), `${name}.png`) });
    console.log(name);
  } finally {
    await context.close();
  }
}

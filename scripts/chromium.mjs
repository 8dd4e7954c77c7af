// Where Chromium is, and how it is started: for the test runner, the end-to-end tests and `scripts/with-browser.mjs`.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { aptInstall, isProgram, onPath, run } from "./programs.mjs";

/** Arguments for every launch: it runs as root and without a GPU in a container, and asks nothing of the network by itself. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Names that a Chromium goes by on the PATH, and where a Mac keeps Chrome. */
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const macChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * Where a Chromium is, not started to see: `CHROMIUM_PATH`, else the system's, else Playwright's own.
 * @returns {string | undefined}
 */
export function findChromium() {
  return process.env["CHROMIUM_PATH"] ?? candidates().at(0);
}

/**
 * The path of a Chromium that was seen to start. Where there is none, one is installed: Debian's or Ubuntu's package,
 * else Playwright's download.
 * @returns {string}
 */
export function findOrInstallChromium() {
  const given = process.env["CHROMIUM_PATH"];
  if (given) {
    // A wrong path is a mistake to hear about, not a reason to take another browser.
    if (!works(given)) throw new Error(`CHROMIUM_PATH is "${given}", and that does not start`);
    return given;
  }
  const find = () => candidates().find(works);
  const path = find() ?? (aptInstall("chromium") ? find() : undefined) ?? (playwrightInstall() ? find() : undefined);
  if (!path)
    throw new Error(
      "no Chromium here, and none could be installed: install chromium or google-chrome, or set CHROMIUM_PATH",
    );
  return path;
}

function candidates() {
  return [...names.flatMap((name) => onPath(name) ?? []), macChrome, playwrightsOwn()].filter(isProgram);
}

/** @param {string} path */
function works(path) {
  // A real page, not `--version`: a browser whose libraries or wrapper script are broken can still print its version.
  const page = ["--headless", ...chromiumArgs, "--timeout=10000", "--dump-dom", "data:text/html,<p>it%20runs</p>"];
  const { status, stdout } = spawnSync(path, page, {
    timeout: 30_000,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 && stdout.includes("it runs");
}

const require = createRequire(import.meta.url);

function playwrightsOwn() {
  /** @type {typeof import("playwright")} */
  const { chromium } = require("playwright");
  return chromium.executablePath();
}

function playwrightInstall() {
  console.error("[browser] none found: playwright install chromium");
  const cli = join(dirname(require.resolve("playwright/package.json")), "cli.js");
  return run(process.execPath, [cli, "install", "chromium", "--no-shell"], 180_000);
}

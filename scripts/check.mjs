// Everything that CI runs: `npm test`. `npm test -- --only lint,unit` runs those steps alone, in the order below.
// A step that fails does not stop the others. The last line is "N passed, M failed".
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { findOrInstallChromium } from "./chromium.mjs";

/** A step that takes this long hangs. */
const stepLimit = 10 * 60_000;

/** What is printed again of a failed step, at the end. */
const tailLines = 80;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} run a command, with `node_modules/.bin` on the PATH
 * @property {boolean} [browser] needs Chromium
 * @property {string} [folder] has dependencies of its own, which the step needs
 * @property {string} [install] how they are installed, if not by `npm ci`
 * @property {NodeJS.ProcessEnv} [env] on top of the others
 */

/** @type {Step[]} */
const steps = [
  { name: "format", run: "prettier --check ." },
  { name: "lint", run: "eslint --max-warnings 0 ." },
  { name: "types", run: "npm run --silent types" },
  { name: "unit", run: "vitest run --project unit" },
  { name: "redis", run: "vitest run --project redis" },
  { name: "dom", run: "vitest run --project jsdom --project happy-dom" },
  { name: "browser", run: "vitest run --project browser", browser: true },
  {
    name: "react18",
    run: "vitest run --project jsdom --project happy-dom --project browser",
    browser: true,
    folder: "compat/react18",
    env: { REACT: "18" },
  },
  { name: "stories", run: "vitest run --project storybook", browser: true },
  // Again for axe, which measures contrast.
  { name: "stories in the dark", run: "STORYBOOK_THEME=dark vitest run --project storybook", browser: true },
  { name: "storybook", run: "storybook build --quiet" },
  { name: "build", run: "npm run --silent build" },
  // From here on the steps look at what `build` made.
  { name: "package", run: "vitest run --project package" },
  {
    name: "routers",
    run: "vitest run --project routers",
    browser: true,
    folder: "compat/routers",
    // Not every registry carries Next's compilers for all systems, and `npm ci` refuses a lockfile without them.
    install: "npm install --no-save",
  },
  { name: "e2e", run: "vitest run --project e2e", browser: true },
  { name: "budgets", run: "size-limit" },
  { name: "knip", run: "knip" },
];

const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = choose(values.only);

// `CI`: a snapshot that is missing fails and is not written, and no tool asks or watches.
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, CI: "1", PATH: `node_modules/.bin:${process.env["PATH"] ?? ""}` };
/** @type {string | undefined} */
let chromium;
/** @type {import("node:child_process").ChildProcess | undefined} */
let running;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => {
    if (!running) process.exit(130);
    running.once("close", () => process.exit(130));
    stop(running);
  });
}

/** @type {{ name: string, passed: boolean, seconds: string, output: string }[]} */
const results = [];
for (const step of chosen) {
  console.log(`\n━━ ${step.name}`);
  const start = performance.now();
  const { passed, output } = await take(step);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${step.name} ${passed ? "passed" : "FAILED"} in ${seconds} s`);
  results.push({ name: step.name, passed, seconds, output });
}

const failed = results.filter((it) => !it.passed);
for (const { name, output } of failed) {
  console.log(`\n━━ ${name} FAILED; the end of its output:`);
  console.log(output.trimEnd().split("\n").slice(-tailLines).join("\n"));
}
console.log();
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? "passed" : "FAILED"}  ${name.padEnd(10)} ${seconds.padStart(6)} s`);
}
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** @param {string | undefined} only */
function choose(only) {
  if (only === undefined) return steps;
  const names = only.split(",");
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(", ")}. There are: ${steps.map((step) => step.name).join(", ")}.`);
    process.exit(2);
  }
  return steps.filter((step) => names.includes(step.name));
}

/** @param {Step} step */
async function take(step) {
  try {
    if (step.browser) env["CHROMIUM_PATH"] = chromium ??= findOrInstallChromium();
    if (step.folder && !isInstalled(step.folder)) {
      const install = await run(`${step.install ?? "npm ci"} --prefix ${step.folder} --no-audit --no-fund`, env);
      if (!install.passed) return install;
    }
    return await run(step.run, { ...env, ...step.env });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    console.error(text);
    return { passed: false, output: text };
  }
}

/**
 * Installed, and not from an older lockfile.
 * @param {string} folder
 */
function isInstalled(folder) {
  const installed = `${folder}/node_modules/.package-lock.json`;
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs;
}

/**
 * Runs a command; its output is shown as it comes, and kept.
 * @param {string} command
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<{ passed: boolean, output: string }>}
 */
function run(command, environment) {
  return new Promise((resolve) => {
    let output = "";
    // A process group of its own, so that a hanging step ends with all that it started. No stdin: nothing may ask.
    const child = spawn(command, { shell: true, detached: true, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    running = child;
    const limit = setTimeout(() => {
      output += `\nstopped: it took more than ${stepLimit / 60_000} minutes`;
      stop(child);
    }, stepLimit);
    child.stdout.on("data", (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
      process.stderr.write(chunk);
    });
    child.on("close", (code) => {
      clearTimeout(limit);
      running = undefined;
      resolve({ passed: code === 0, output });
    });
  });
}

/**
 * Ends a command and what it started. First by asking: a test runner that is killed outright leaves its browser behind.
 * @param {import("node:child_process").ChildProcess} child
 */
function stop(child) {
  /** @param {NodeJS.Signals} signal */
  const send = (signal) => {
    try {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  };
  send("SIGTERM");
  setTimeout(send, 10_000, "SIGKILL").unref();
}

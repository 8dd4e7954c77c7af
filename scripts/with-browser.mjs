// Usage: node scripts/with-browser.mjs <command...>
// Finds or installs Chromium and runs the command with CHROMIUM_PATH set. Without a command it prints the path.
import { spawnSync } from "node:child_process";
import { findOrInstallChromium } from "./chromium.mjs";

const path = findOrInstallChromium();
const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.log(path);
} else {
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, CHROMIUM_PATH: path } });
  process.exitCode = status ?? 1;
}

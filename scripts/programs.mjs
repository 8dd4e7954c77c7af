// Programs of the system: where one is, and how one is installed.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * @param {string} name
 * @returns {string | undefined}
 */
export function onPath(name) {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {number} timeout
 */
export function run(command, args, timeout) {
  // The installers' own output goes to stderr: stdout of these scripts is for results.
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], timeout }).status === 0;
}

// A package's services stay stopped where this file says so. Where there is one, the system has its own policy.
const install = `
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap "rm -f $policy" EXIT
  trap exit INT TERM
  printf '#!/bin/sh\\nexit 101\\n' > $policy && chmod +x $policy
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update && apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$1"`;

/**
 * Installs a package of Debian's or Ubuntu's, and starts no service. Tells whether it did.
 * @param {string} name
 */
export function aptInstall(name) {
  if (process.platform !== "linux" || !onPath("apt-get")) return false;
  const root = process.getuid?.() === 0;
  if (!root && !onPath("sudo")) return false;
  console.error(`[system] apt-get install ${name}`);
  const [command = "", ...args] = [...(root ? [] : ["sudo", "-n"]), "sh", "-c", install, "sh", name];
  return run(command, args, 300_000);
}

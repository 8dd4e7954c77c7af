import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { peers } from "../peers.mjs";
import { printBudget, printTable } from "../print.mjs";

const bench = fileURLToPath(new URL("..", import.meta.url));
const sizeLimit = fileURLToPath(new URL("../../node_modules/.bin/size-limit", import.meta.url));

/**
 * By the tool that CI uses. It fails where a limit is missed, and tells all the same.
 * @returns {{ name: string, size: number, sizeLimit?: number }[]}
 */
function sizes() {
  const { stdout, stderr } = spawnSync(sizeLimit, ["--json"], { cwd: bench, encoding: "utf8" });
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(`size-limit said: ${stdout}${stderr}`, { cause });
  }
}

const kilo = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(2)} kB`;
const cell = (/** @type {number | undefined} */ bytes) => (bytes === undefined ? "" : String(bytes));

export function measureBytes() {
  const all = sizes();
  const kit = all.filter(({ sizeLimit }) => sizeLimit !== undefined);
  const sizeOf = (/** @type {string} */ name) => all.find((one) => one.name === name)?.size;
  printTable("Bytes: minified, gzip, React and TanStack Query left out", [
    ["", "bytes"],
    ...kit.map(({ name, size }) => [name, String(size)]),
  ]);
  for (const { name, size, sizeLimit } of kit) printBudget(name, size, sizeLimit ?? NaN, kilo);
  printTable("Beside it: written by hand; and peers, which are not measured here, but were once (bench/peers.mjs)", [
    ["", "login", "pay or share", "everything"],
    ...["hand-written", "hand-written on TanStack Query"].map((name) => [
      name,
      ...["login", "share", "everything"].map((part) => cell(sizeOf(`${name}: ${part}`))),
    ]),
    ...peers.map(({ name, login, payOrShare, everything }) => [name, ...[login, payOrShare, everything].map(cell)]),
  ]);
}

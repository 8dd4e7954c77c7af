import { printBudget, printTable } from "../print.mjs";
import { median, ratio } from "../stats.mjs";

const rounds = 15;
const callsARound = 25;
const warmUp = 200;
const callsKept = 10_000;
/** As many: until then the engine goes on compiling, and keeps that. */
const warmUpKept = 10_000;

const names = /** @type {const} */ (["hand-written", "useMutation", "useMutation, gcTime 0", "useAuth", "useShare"]);

/**
 * @typedef {(typeof names)[number]} Name
 * @typedef {import("../page/host.js").Answering} Answering
 * @typedef {{ ms: number[], commits: number }} Timed the median of each round, and the most commits of a call
 */

/**
 * Rounds in which each has its turn, so that what slows the machine slows all.
 * @param {import("../browser.mjs").Browser} browser
 * @param {Answering} answering
 */
async function time(browser, answering) {
  const { page, close } = await browser.open();
  /** @type {Map<Name, Timed>} */
  const timed = new Map(names.map((name) => [name, { ms: [], commits: 0 }]));
  const measure = (/** @type {Name} */ name, /** @type {number} */ times) =>
    page.evaluate(
      ([name, answering, times]) => bench.timeCalls(name, answering, times),
      /** @type {const} */ ([name, answering, times]),
    );

  await page.evaluate(() => {
    bench.installHost();
  });
  for (const name of names) await measure(name, warmUp);
  for (let round = 0; round < rounds; round++) {
    for (const [name, all] of timed) {
      const { ms, commits } = await measure(name, callsARound);
      all.ms.push(median(ms));
      all.commits = Math.max(all.commits, ...commits);
    }
  }
  await close();
  return (/** @type {Name} */ name) => timed.get(name) ?? { ms: [], commits: NaN };
}

/**
 * @param {import("../browser.mjs").Browser} browser
 * @param {Name} name
 * @returns {Promise<number>} bytes
 */
async function keptACall(browser, name) {
  const { page, heap, close } = await browser.open();
  const make = (/** @type {number} */ times) =>
    page.evaluate(([name, times]) => bench.makeCalls(name, times), /** @type {const} */ ([name, times]));
  await page.evaluate(() => {
    bench.installHost();
  });
  await make(warmUpKept);
  const before = await heap();
  await make(callsKept);
  const kept = ((await heap()) - before) / callsKept;
  await close();
  return kept;
}

/** @param {import("../browser.mjs").Browser} browser */
export async function measureCalls(browser) {
  const atOnce = await time(browser, "at once");
  const later = await time(browser, "later");
  /** @type {Map<Name, number>} */
  const kept = new Map();
  for (const name of names) kept.set(name, await keptACall(browser, name));

  const both = (/** @type {(timed: typeof atOnce) => string} */ cell) => `${cell(atOnce)} / ${cell(later)}`;
  const against = (/** @type {Name} */ name, /** @type {Name} */ other) =>
    both((timed) => ratio(timed(name).ms, timed(other).ms).toFixed(2));
  printTable("One call, click to final commit, without the host's own time: answered at once / later", [
    ["", "ms", "to hand-written", "to useMutation", "commits", "bytes kept a call"],
    ...names.map((name) => [
      name,
      both((timed) => median(timed(name).ms).toFixed(2)),
      against(name, "hand-written"),
      against(name, "useMutation"),
      both((timed) => String(timed(name).commits)),
      (kept.get(name) ?? NaN).toFixed(0),
    ]),
  ]);
  const twoDigits = (/** @type {number} */ value) => value.toFixed(2);
  const bytes = (/** @type {number} */ value) => `${value.toFixed(0)} B`;
  for (const name of /** @type {const} */ (["useAuth", "useShare"])) {
    for (const [answering, timed] of /** @type {const} */ ([
      ["at once", atOnce],
      ["later", later],
    ])) {
      printBudget(
        `${name}, ${answering}, to useMutation`,
        ratio(timed(name).ms, timed("useMutation").ms),
        1.3,
        twoDigits,
      );
    }
    printBudget(`${name}, commits, answered at once`, atOnce(name).commits, 1);
    printBudget(`${name}, commits, answered later`, later(name).commits, 2);
    printBudget(`${name}, kept a call after ${callsKept} calls`, kept.get(name) ?? NaN, 16, bytes);
  }
}

import { printBudget, printTable } from "../print.mjs";
import { median } from "../stats.mjs";

const rounds = 15;

const names = /** @type {const} */ (["hand-written", "kit", "hand-written, injected", "kit, injected"]);

/** @typedef {(typeof names)[number]} Name */

/** @param {import("../browser.mjs").Browser} browser */
export async function measureStart(browser) {
  /** @type {Map<Name, { commits: number, lags: number[] }>} */
  const starts = new Map(names.map((name) => [name, { commits: 0, lags: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of starts) {
      const { page, close } = await browser.open();
      const { commits, lag } = await page.evaluate((name) => {
        bench.installHost();
        return bench.countStart(name);
      }, name);
      start.commits = Math.max(start.commits, commits);
      start.lags.push(lag);
      await close();
    }
  }
  printTable("Start: until a commit shows that the host is up; injected: the vendor's script, by the page's own", [
    ["", "commits", "ms after the script has loaded"],
    ...[...starts].map(([name, { commits, lags }]) => [
      name,
      String(commits),
      name.endsWith("injected") ? median(lags).toFixed(2) : "",
    ]),
  ]);
  const lags = (/** @type {Name} */ name) => starts.get(name)?.lags ?? [];
  const byHand = lags("hand-written, injected");
  const more = median(lags("kit, injected").map((lag, round) => lag - (byHand[round] ?? NaN)));
  printBudget("commits where the host is up", starts.get("kit")?.commits ?? NaN, 1);
  printBudget("an injected script, later than by hand", more, 1, (value) => `${value.toFixed(2)} ms`);
}

import { printBudget, printTable } from "../print.mjs";
import { median, ratio } from "../stats.mjs";

const rounds = 15;
const warmUp = 3;

const names = /** @type {const} */ (["plain <button>", "hand-written", "useMutation each", "ShareButton"]);

/** @typedef {(typeof names)[number]} Name */

/**
 * Each list's mounts, round by round.
 * @param {import("../browser.mjs").Browser} browser
 */
async function timeMounts(browser) {
  const { page, close } = await browser.open();
  await page.evaluate(() => {
    bench.installHost();
  });
  /** @type {Map<Name, number[]>} */
  const timed = new Map(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, ms] of timed) {
      const took = await page.evaluate((name) => bench.timeMount(name), name);
      if (round >= 0) ms.push(took);
    }
  }
  await close();
  return timed;
}

/**
 * @param {import("../browser.mjs").Browser} browser
 * @param {Name} name
 */
async function bytesAButton(browser, name) {
  const { page, heap, close } = await browser.open();
  const mount = () =>
    page.evaluate((name) => {
      bench.mountShares(name);
    }, name);
  await page.evaluate(() => {
    bench.installHost();
  });
  // The code's own bytes come with the first ones.
  for (let round = 0; round < warmUp; round++) {
    await mount();
    await page.evaluate(() => {
      bench.unmountShares();
    });
  }
  const before = await heap();
  await mount();
  const bytes = ((await heap()) - before) / 1000;
  await close();
  return bytes;
}

/**
 * @param {import("../browser.mjs").Browser} browser
 * @param {Name} name
 */
async function countRenders(browser, name) {
  const { page, close } = await browser.open();
  const renders = await page.evaluate((name) => bench.countRenders(name), name);
  await close();
  return renders;
}

/** @param {import("../browser.mjs").Browser} browser */
export async function measureShares(browser) {
  const timed = await timeMounts(browser);
  const ms = (/** @type {Name} */ name) => timed.get(name) ?? [];
  const rows = [];
  for (const name of names) {
    rows.push({ name, bytes: await bytesAButton(browser, name), renders: await countRenders(browser, name) });
  }
  printTable("1,000 buttons", [
    ["", "mount, ms", "to plain", "bytes a button", "renders on a click: its own, others", "when the host comes up"],
    ...rows.map(({ name, bytes, renders }) => [
      name,
      median(ms(name)).toFixed(1),
      ratio(ms(name), ms("plain <button>")).toFixed(1),
      bytes.toFixed(0),
      `${renders.clicked}, ${renders.others}`,
      String(renders.ready),
    ]),
  ]);
  const kit = rows.at(-1);
  if (!kit) return;
  printBudget("bytes a ShareButton", kit.bytes, 2500, (value) => `${value.toFixed(0)} B`);
  printBudget("renders of the one clicked", kit.renders.clicked, 2);
  printBudget("renders of the others", kit.renders.others, 0);
  printBudget("renders when the host comes up", kit.renders.ready, 0);
}

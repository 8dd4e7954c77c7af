import { printAtLeast, printTable } from "../print.mjs";
import { median, ratio } from "../stats.mjs";
import { handlers, names } from "./handlers.mjs";
import { notification } from "./merchant.mjs";
import { serveAll } from "./served.mjs";

const rounds = 15;
const notificationsARound = 250;
const warmUpRounds = 4;

/**
 * Rounds in which each has its turn, so that what slows the machine slows all.
 * @param {readonly (() => Promise<number>)[]} times
 */
async function rates(times) {
  const all = times.map(() => /** @type {number[]} */ ([]));
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const [index, time] of times.entries()) {
      const rate = await time();
      if (round >= 0) all[index]?.push(rate);
    }
  }
  return all;
}

/**
 * @param {import("./merchant.mjs").Shop} shop
 * @param {(request: Request) => Response | Promise<Response>} handler
 * @returns {Promise<number>} how many a second, one after the other
 */
async function time(shop, handler) {
  // Made before: they cost as much as the rest, and are not the handler's to make.
  /** @type {Request[]} */
  const requests = [];
  while (requests.length < notificationsARound) requests.push(notification(shop.paid(await shop.order())));
  /** @type {Response[]} */
  const answers = [];
  const start = performance.now();
  for (const request of requests) answers.push(await handler(request));
  const ms = performance.now() - start;
  for (const answer of answers) if ((await answer.text()) !== "success") throw new Error("not acknowledged");
  return (notificationsARound / ms) * 1000;
}

/**
 * Each notification is of an order of its own, and fulfils it.
 * @param {import("./merchant.mjs").Shop} shop
 */
export async function measureThroughput(shop) {
  const called = await rates(Object.values(handlers(shop)).map((handler) => () => time(shop, handler)));
  const servers = await serveAll();
  const served = await rates(servers.times);
  servers.stop();

  /** @param {readonly (readonly number[])[]} all @param {number} to */
  const kitTo = (all, to) => ratio(all[0] ?? [], all[to] ?? []);
  const twoDigits = (/** @type {number} */ value) => value.toFixed(2);
  printTable(
    "Payment notifications a second, orders in memory: called, and served by Node's http (a processor's second)",
    [
      ["", "called", "kit to it", "served", "kit to it"],
      ...names.map((name, index) => [
        name,
        ...[called, served].flatMap((all) => [median(all[index] ?? []).toFixed(0), twoDigits(kitTo(all, index))]),
      ]),
    ],
  );
  printAtLeast("kit to bare Hono that reads, served", kitTo(served, 1), 0.5, twoDigits);
  printAtLeast("kit to bare Hono that reads, called", kitTo(called, 1), 0.5, twoDigits);
}

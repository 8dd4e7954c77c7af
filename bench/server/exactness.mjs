import { printBudget } from "../print.mjs";
import { notification } from "./merchant.mjs";

const all = 10_000;
const duplicates = all * 0.05;
const forged = all * 0.01;
const genuine = all - duplicates - forged;
const atOnce = 64;

/** The same shuffle each time, so that a miss can be looked at again. */
function random() {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * @template T
 * @param {readonly T[]} items
 */
function shuffled(items) {
  const next = random();
  return items
    .map((item) => /** @type {const} */ ([next(), item]))
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/**
 * Notifications as they come: many at once, some of them twice, some of them not the platform's.
 * @param {import("./merchant.mjs").Shop} shop
 */
export async function measureExactness(shop) {
  /** @type {{ outTradeNo: string, body: string, status: number }[]} */
  const notifications = [];
  for (let count = 0; count < genuine; count++) {
    const outTradeNo = await shop.order();
    const one = { outTradeNo, body: shop.paid(outTradeNo), status: 200 };
    notifications.push(one);
    if (count < duplicates) notifications.push(one);
  }
  for (let count = 0; count < forged; count++) {
    const outTradeNo = await shop.order();
    notifications.push({ outTradeNo, body: shop.paid(outTradeNo, "not the key"), status: 401 });
  }

  const waiting = shuffled(notifications);
  let wrong = 0;
  const deliver = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const answer = await shop.handler(notification(one.body));
      const acknowledged = (await answer.text()) === "success";
      if (answer.status !== one.status || acknowledged !== (one.status === 200)) wrong++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, deliver));

  const times = (/** @type {string} */ outTradeNo) => shop.fulfilled.get(outTradeNo) ?? 0;
  const real = new Set(notifications.filter(({ status }) => status === 200).map(({ outTradeNo }) => outTradeNo));
  const fake = notifications.filter(({ status }) => status === 401).map(({ outTradeNo }) => outTradeNo);
  console.log(
    `\n${notifications.length} notifications, ${atOnce} at once: ${real.size} payments, ${duplicates} of them told twice, ${fake.length} forged`,
  );
  printBudget("onPaid lost", [...real].filter((one) => times(one) === 0).length, 0);
  printBudget("onPaid doubled", [...real].filter((one) => times(one) > 1).length, 0);
  printBudget("onPaid for a forged one", fake.filter((one) => times(one) > 0).length, 0);
  printBudget("answered otherwise than it should", wrong, 0);
}

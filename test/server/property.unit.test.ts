// Any story of payments, notifications (right, twice, forged, late), questions, failures and deaths of processes.
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Outcome, type Step, Story, forgeries, until, wait } from "./paymentStory.js";
import { openBrowser, orderTeas } from "./world.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const which = fc.nat({ max: 1 });
const how = fc.constantFrom(...(Object.keys(forgeries) as (keyof typeof forgeries)[]));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom("pay", "notify", "notify", "ask"), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("forge" as const), which, how }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(1, 30, 1100, 12_000, 40_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("another process", "crash") }) },
);
const outcome = fc.constantFrom<Outcome>("done", "done late", "fails", "fails late");

test("onPaid is never lost, never doubled without a crash, and never for an order that nobody paid", async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 30 }),
    fc.array(outcome, { maxLength: 6 }),
    // How long the store takes, one way, in ms.
    fc.array(fc.constantFrom(0, 0, 1, 5, 25), { minLength: 3, maxLength: 12 }),
    async (steps, outcomes, delays) => {
      const story = new Story(outcomes, delays);
      const browser = openBrowser(story.world);
      await until(browser.signIn());
      const orders = await until(Promise.all(["a", "b"].map((key) => orderTeas(browser, key))));
      for (const one of steps) await story.take(one, orders, browser);

      // What hangs in a dead process stays so. The others end, and the platform tries again.
      await wait(6000);
      await vi.advanceTimersByTimeAsync(31_000);
      for (const order of orders) {
        const { outTradeNo } = order;
        const isPaid = story.paid.has(outTradeNo);
        for (let tries = 0; isPaid && !story.acknowledged.has(outTradeNo) && tries < 8; tries += 1) {
          await until(story.tell(order));
        }
        const answer = await until(browser.get(`/orders?outTradeNo=${outTradeNo}`));
        expect(await answer.json()).toMatchObject({ status: isPaid ? "paid" : "unpaid" });
        const times = story.done.filter((one) => one === outTradeNo).length;
        expect(times).toBeGreaterThanOrEqual(isPaid ? 1 : 0);
        expect(times).toBeLessThanOrEqual(isPaid ? 1 + story.crashes : 0);
      }
      expect(story.wrong).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: 100 });
}, 60_000);

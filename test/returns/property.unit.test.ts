import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CallEvent } from "../../src/client/events.js";
import { auth } from "../../src/methods/auth.js";
import { pay } from "../../src/methods/pay.js";
import { paymentsOf } from "../../src/options/payments.js";
import { createShop } from "./shop.js";
import { type AnswerStyle, type Tab, answerUrl, createPhone, paramsOf } from "./phone.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Step =
  | { do: "sign in" | "pay" | "hide" | "show" | "reload" | "back"; tab: number }
  /** The person does something in the app, and it opens the redirect URI: there, or nowhere. */
  | {
      do: "answer";
      link: number;
      agrees: boolean;
      where: "tab" | "new tab" | "nowhere";
      tab: number;
      style: AnswerStyle;
    }
  | { do: "new tab" | "clear storage" }
  | { do: "wait"; ms: number };

const tab = fc.nat({ max: 2 });
const style = fc.constantFrom<AnswerStyle>("proper", "glued", "unencoded", "appended");
const where = fc.constantFrom("tab" as const, "new tab" as const, "nowhere" as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("sign in" as const, "pay" as const), tab }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("hide", "show", "reload", "back"), tab }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      link: fc.nat({ max: 4 }),
      agrees: fc.boolean(),
      where,
      tab,
      style,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("new tab" as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(1, 1200, 2600, 30_000) }) },
);
const clearing = fc.record({ do: fc.constant("clear storage" as const) });

const home = "https://shop.example/tea?a=1";

/** Plays a story on a phone: the calls of each page, what the server was handed, and who was told what. */
async function play(steps: readonly Step[]): Promise<void> {
  const shop = createShop();
  const ends = new Map<string, number>();
  const handed: string[] = [];
  let loads = 0;
  const phone = createPhone({ client: { api: shop.api } });
  interface Page {
    tab: Tab;
    load: number;
    /** Addresses that this tab has been at, as the host opened them. */
    history: string[];
    store: ReturnType<typeof paymentsOf>;
  }
  const open = (url: string, history: string[] = []): Page => {
    const load = ++loads;
    const opened = phone.open(url, {
      onCall(event: CallEvent) {
        const call = `${String(load)}:${String(event.id)}`;
        if (event.type === "start") ends.set(call, 0);
        if (event.type === "end") ends.set(call, (ends.get(call) ?? 0) + 1);
      },
    });
    const store = paymentsOf(opened.client);
    store.subscribe("cart", () => {});
    // As `useAuth` does.
    void opened.client.takeReturn(auth)?.outcome.then(
      ({ code }) => {
        if (opened.alive) handed.push(code);
      },
      () => {},
    );
    return { tab: opened, load, history: [...history, url], store };
  };
  const pages = [open(home)];
  const at = (index: number) => {
    const found = pages[index % pages.length] ?? open(home);
    found.tab.enter();
    return found;
  };
  const go = (index: number, url: string) => {
    const old = at(index);
    old.tab.kill();
    pages[index % pages.length] = open(url, old.history);
  };

  for (const one of steps) {
    switch (one.do) {
      case "sign in":
        at(one.tab)
          .tab.client.call(auth, { scope: "snsapi_userinfo" })
          .catch(() => {});
        break;
      case "pay":
        at(one.tab).store.pay("cart", shop.tea);
        break;
      case "hide":
      case "show":
        at(one.tab).tab[one.do]();
        break;
      case "reload":
        go(one.tab, at(one.tab).tab.url);
        break;
      case "back":
        // To an address with an answer in it, which a browser may still have.
        go(one.tab, at(one.tab).history.at(-1) ?? home);
        break;
      case "new tab":
        pages.push(open(home));
        break;
      case "clear storage":
        phone.items.clear();
        break;
      case "answer": {
        const link = phone.opened[one.link];
        if (!link) break;
        const { redirect_uri: redirectUri = home, state = "", imprest_code: imprestCode } = paramsOf(link);
        const paid = imprestCode !== undefined && one.agrees && shop.settle(imprestCode);
        const agreed = { err_code: "0", code: `C${String(one.link)}`, state };
        const answer = imprestCode === undefined ? (one.agrees ? agreed : { err_code: "1", state }) : undefined;
        const url = answerUrl(redirectUri, answer ?? (paid ? { trade_no: "T1" } : {}), one.style);
        if (one.where === "tab") go(one.tab, url);
        if (one.where === "new tab") pages.push(open(url));
        break;
      }
      case "wait":
        await vi.advanceTimersByTimeAsync(one.ms);
    }
    await vi.advanceTimersByTimeAsync(0);
    for (const { tab: living, store } of pages) {
      const { phase, order } = store.get("cart");
      if (living.alive && phase === "paid") expect(shop.isPaid(order?.imprestCode), "paid, says the server").toBe(true);
    }
  }

  // Everybody comes back to every page, and waits.
  for (const index of pages.keys()) {
    at(index).tab.hide();
    at(index).tab.show();
  }
  await vi.advanceTimersByTimeAsync(400_000);

  const living = new Set(pages.map(({ load }) => String(load)));
  for (const [call, times] of ends) {
    const alive = living.has(call.split(":")[0] ?? "");
    expect(times, `call ${call} settles once`).toBeGreaterThanOrEqual(alive ? 1 : 0);
    expect(times, `call ${call} settles once`).toBeLessThanOrEqual(1);
  }
  expect(new Set(handed).size, "a code is handed over once").toBe(handed.length);
  if (steps.some((one) => one.do === "clear storage")) return;
  expect(shop.paidOrders(), "at most one order of a purchase is paid").toBeLessThanOrEqual(1);
  const codes = new Set(phone.opened.map((link) => paramsOf(link).imprest_code).filter(Boolean));
  expect(codes.size, "one order is opened for a purchase").toBeLessThanOrEqual(1);
  if (!shop.paidOrders()) return;
  // A page that knew of the payment, and one that is opened now.
  pages.push(open(home));
  for (const { store } of pages) store.wake();
  await vi.advanceTimersByTimeAsync(5000);
  expect(pages.at(-1)?.store.get("cart").phase, "no payment is lost").toBe("paid");
}

test("any story of leaving, coming back, reload, Back and tabs settles each call once, and loses and doubles no payment", async () => {
  expect(pay.kept).toEqual(["imprest_code"]);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) => play(steps)),
    { numRuns: 1500 },
  );
}, 60_000);

test("nor does one in which the storage is cleared", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 9, arbitrary: step }, { weight: 1, arbitrary: clearing }), { maxLength: 25 }),
      (steps) => play(steps),
    ),
    { numRuns: 500 },
  );
}, 60_000);

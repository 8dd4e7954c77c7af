// A merchant's server that is slow, broken, or says the wrong thing: no payment page is opened for it, and nothing it
// says of another order counts.
import { afterEach, describe, expect, test, vi } from "vitest";
import { httpApi, type VVChatApi } from "../../src/index.js";
import { memoryStorage } from "../components/shopServer.js";
import { cart, openPayPage } from "./payPage.js";

afterEach(() => {
  vi.useRealTimers();
});

type Answer = (signal: AbortSignal | null | undefined) => Response | Promise<Response>;

const order = { outTradeNo: "O1", imprestCode: "I1", amount: 3600, status: "unpaid" };

const json =
  (body: object, status = 200): Answer =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
const html: Answer = () =>
  new Response("<!doctype html><title>Log in</title>", { headers: { "content-type": "text/html" } });
const brokenOff: Answer = () => new Response('{"outTradeNo":', { headers: { "content-type": "application/json" } });
const unreached: Answer = () => Promise.reject(new TypeError("Failed to fetch"));
const slow: Answer = (signal) =>
  new Promise((_, reject) => {
    signal?.addEventListener("abort", () => {
      reject(new DOMException("Aborted", "AbortError"));
    });
  });

/** A merchant's server: how it answers, and what it was asked. */
function startServer() {
  const server = {
    orders: json(order),
    status: json(order),
    keys: [] as (string | null)[],
    questions: [] as string[],
    signals: [] as (AbortSignal | null | undefined)[],
  };
  const api = httpApi("/shop", {
    fetch: async (url, init) => {
      server.signals.push(init.signal);
      if (init.method === "POST") {
        server.keys.push(new Headers(init.headers).get("idempotency-key"));
        return server.orders(init.signal);
      }
      server.questions.push(url);
      return server.status(init.signal);
    },
  });
  return { server, options: { api, storage: memoryStorage() } };
}

const wrong: readonly (readonly [name: string, answer: Answer, error: string])[] = [
  ["500", json({ error: { code: "down", message: "Try later" } }, 500), "server"],
  ["HTML", html, "server"],
  ["JSON that breaks off", brokenOff, "server"],
  ["nothing, for it was not reached", unreached, "network"],
  ["no order", json({}), "server"],
];

const otherAmount: typeof wrong = [["an order for another amount", json({ ...order, amount: 3700 }), "server amount"]];

const noOrder: typeof wrong = [
  ["a negative amount", json({ ...order, amount: -3600 }), "server"],
  ["a fractional amount", json({ ...order, amount: 3600.5 }), "server"],
  ["an amount of nothing", json({ ...order, amount: 0 }), "server"],
  ["an amount in words", json({ ...order, amount: "3600" }), "server"],
  ["no imprestCode", json({ ...order, imprestCode: undefined }), "server"],
  ["an empty imprestCode", json({ ...order, imprestCode: "" }), "server"],
];

const otherNumber: typeof wrong = [
  ["another order, by its number, paid", json({ ...order, outTradeNo: "O2", status: "paid" }), "server outTradeNo"],
];

const otherOrder: typeof wrong = [
  ...otherNumber,
  ["another order, by its code, paid", json({ ...order, imprestCode: "I2", status: "paid" }), "server imprestCode"],
  ["the order for another amount, paid", json({ ...order, amount: 1, status: "paid" }), "server amount"],
];

describe("the order endpoint answers", () => {
  test.each([...wrong, ...noOrder, ...otherAmount])(
    "%s: failed, nothing is opened; again asks for the same",
    async (_, answer, error) => {
      const { server, options } = startServer();
      server.orders = answer;
      const { press, see, opened, host } = await openPayPage(options);
      host.on("pay").silent();
      press("Pay");
      await see(`failed ${error}`);
      expect(opened()).toEqual([]);
      server.orders = json(order);
      press("Pay");
      await see("paying");
      expect(opened()).toEqual(["I1"]);
      expect(new Set(server.keys).size).toBe(1);
    },
  );

  test("nothing, for 10 s: failed, the request is given up, nothing is opened; again asks for the same", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { server, options } = startServer();
    server.orders = slow;
    const { press, see, opened, host } = await openPayPage(options);
    host.on("pay").silent();
    press("Pay");
    await vi.advanceTimersByTimeAsync(9_999);
    await see("preparing");
    await vi.advanceTimersByTimeAsync(1);
    await see("failed timeout");
    expect(server.signals.map((signal) => signal?.aborted)).toEqual([true]);
    server.orders = json(order);
    press("Pay");
    await see("paying");
    expect(opened()).toEqual(["I1"]);
    expect(new Set(server.keys).size).toBe(1);
  });

  test("too late, when it was given up: what it says opens nothing", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let answer = (): void => {};
    const late: VVChatApi = {
      createOrder: () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({ outTradeNo: "O1", imprestCode: "I1", amount: 3600, status: "unpaid" });
          };
        }),
    };
    const { press, see, opened } = await openPayPage({ api: late, storage: memoryStorage() });
    press("Pay");
    await vi.advanceTimersByTimeAsync(10_000);
    await see("failed timeout");
    answer();
    await vi.advanceTimersByTimeAsync(100);
    await see("failed timeout");
    expect(opened()).toEqual([]);
  });
});

describe("asked how the order stands, after VVChat said that it was cancelled, it answers", () => {
  async function cancelled(answer: Answer) {
    const { server, options } = startServer();
    server.status = answer;
    const page = await openPayPage(options);
    page.host.on("pay").fail(400, "用户取消支付");
    page.press("Pay");
    return { server, ...page };
  }

  test.each([...wrong, ...otherOrder])("%s: unknown, neither paid nor cancelled", async (_, answer, error) => {
    const { server, press, see, opened } = await cancelled(answer);
    await see(`unknown ${error}`);
    press("Pay");
    await see(`unknown ${error}`);
    expect(opened(), "nothing more is opened for it").toEqual(["I1"]);
    server.status = json({ ...order, status: "paid" });
    press("Check");
    await see("paid");
    expect(new Set(server.questions)).toEqual(new Set(["/shop/orders?outTradeNo=O1"]));
  });

  test("nothing, for 10 s: unknown, and the request is given up", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
    const { server, see } = await cancelled(slow);
    await see("confirming cancelled");
    await vi.advanceTimersByTimeAsync(10_000);
    await see("unknown timeout");
    expect(server.signals.map((signal) => signal?.aborted)).toEqual([false, true]);
  });
});

describe("asked for an order by its number, it answers", () => {
  test.each([...wrong, ...noOrder, ...otherNumber])(
    "%s: failed, and nothing can be opened",
    async (_, answer, error) => {
      const { server, options } = startServer();
      server.status = answer;
      const { press, see, opened } = await openPayPage(options, { outTradeNo: "O1" });
      await see(`failed ${error}`);
      press("Pay");
      await see(`failed ${error}`);
      expect(opened()).toEqual([]);
      server.status = json(order);
      press("Check");
      await see("prepared");
    },
  );
});

test("a cart that is no JSON is not sent at all", async () => {
  const { server, options } = startServer();
  const { press, see, opened } = await openPayPage(options, { ...cart, order: { sku: 1n } });
  press("Pay");
  await see("failed invalid order");
  expect([server.keys, opened()]).toEqual([[], []]);
});

// Storage that fails, and clocks that jump: a payment goes on, and nothing is paid twice.
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createShopServer, memoryStorage } from "../components/shopServer.js";
import { cart, openPayPage } from "./payPage.js";

const hour = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Nothing more goes into this page's storage. */
function fillStorage(): void {
  for (let size = 2 ** 24; size >= 1; size /= 2) {
    try {
      localStorage.setItem(`filler ${String(size)}`, "x".repeat(size));
    } catch {
      // Half of it, then.
    }
  }
  expect(() => {
    localStorage.setItem("another", "x".repeat(50));
  }).toThrow(DOMException);
}

/** The browser lets this page have none. */
function forbidStorage(): void {
  const own = Object.getOwnPropertyDescriptor(window, "localStorage");
  if (!own) throw new Error("There is no storage to forbid");
  onTestFinished(() => {
    Object.defineProperty(window, "localStorage", own);
  });
  Object.defineProperty(window, "localStorage", {
    configurable: true,
    get() {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
  });
}

describe("the browser's own storage", () => {
  beforeEach(() => {
    localStorage.clear();
    // Once the test has given it back.
    onTestFinished(() => {
      localStorage.clear();
    });
  });

  test.each([
    ["is full", fillStorage],
    ["is forbidden", forbidStorage],
  ])("%s: it is paid and told once, and the console says once what is lost", async (_, spoil) => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    spoil();
    const server = createShopServer();
    const onPaid = vi.fn<() => void>();
    const page = await openPayPage({ api: server.api }, { ...cart, onPaid });
    page.host.on("pay").reply(() => {
      server.pay();
      return { trade_no: "T1" };
    });
    page.press("Pay");
    await page.see("paid");
    page.press("Pay");
    expect(page.opened()).toEqual(["I1"]);
    expect(onPaid).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls).toHaveLength(1);
    expect(warn.mock.calls[0]?.[0]).toContain("cannot be kept through a reload");
  });

  test("is full, and the page is loaded again while paying: the same order, which is found paid", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    fillStorage();
    const server = createShopServer();
    const first = await openPayPage({ api: server.api });
    first.host.on("pay").silent();
    first.press("Pay");
    await first.see("paying");
    await first.screen.unmount();
    server.pay();
    const page = await openPayPage({ api: server.api });
    await page.see("idle");
    page.press("Pay");
    await page.see("paid");
    expect(page.opened()).toEqual([]);
    expect(new Set(server.keys).size).toBe(1);
  });

  test("is cleared by the page while paying: the answer counts", async () => {
    const server = createShopServer();
    const page = await openPayPage({ api: server.api });
    page.host.on("pay").late(() => {
      localStorage.clear();
      server.pay();
      return { trade_no: "T1" };
    }, 30);
    page.press("Pay");
    await page.see("paid");
  });
});

describe("a clock that jumps", () => {
  /** What the page's clock says from now on. It alone: time goes on as ever. */
  function jump(ms: number): void {
    const now = Date.now() + ms;
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(now);
  }

  function setUp() {
    const server = createShopServer();
    return { server, options: { api: server.api, storage: memoryStorage() } };
  }

  test.each([
    ["a year ahead", 8766 * hour],
    ["a year back", -8766 * hour],
  ])("%s while paying: the answer counts, the server is asked, it is paid", async (_, ms) => {
    const { server, options } = setUp();
    const page = await openPayPage(options);
    page.host.on("pay").late({ trade_no: "T1" }, 50);
    page.press("Pay");
    await page.see("paying");
    jump(ms);
    page.press("Pay");
    expect(page.opened(), "part of the tap storm, whatever the clock says").toEqual(["I1"]);
    await page.see("confirming");
    server.pay();
    await page.see("paid");
    expect(page.opened()).toEqual(["I1"]);
  });

  test("put back while an order waits to be paid: it expires all the same, and a tap makes a new one", async () => {
    const { server, options } = setUp();
    server.order = { ...server.order, expiresIn: 1 };
    const page = await openPayPage(options, { ...cart, prepare: "mount" });
    page.host.on("pay").silent();
    await page.see("prepared");
    server.order = { ...server.order, outTradeNo: "O2", imprestCode: "I2" };
    jump(-hour);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    page.press("Pay");
    await page.see("paying");
    expect(page.opened()).toEqual(["I2"]);
  });

  test.each([
    ["a day ahead, less an hour", 23 * hour],
    ["a year back", -8766 * hour],
  ])("%s, and the page is loaded again: the payment is found", async (_, ms) => {
    const { server, options } = setUp();
    const first = await openPayPage(options);
    first.host.on("pay").silent();
    first.press("Pay");
    await first.see("paying");
    await first.screen.unmount();
    jump(ms);
    server.pay();
    const page = await openPayPage(options);
    await page.see("paid");
    expect(page.opened()).toEqual([]);
  });

  test("a year ahead, and the page is loaded again: forgotten here, the same order on the server, which is paid", async () => {
    const { server, options } = setUp();
    const first = await openPayPage(options);
    first.host.on("pay").silent();
    first.press("Pay");
    await first.see("paying");
    await first.screen.unmount();
    jump(8766 * hour);
    server.pay();
    const page = await openPayPage(options);
    await page.see("idle");
    page.press("Pay");
    await page.see("paid");
    expect(page.opened()).toEqual([]);
    expect(new Set(server.keys).size).toBe(1);
  });

  test("ahead, past the end of an order that was prepared: that one is not opened, another is asked for", async () => {
    const { server, options } = setUp();
    server.order = { ...server.order, expiresIn: 60 };
    const page = await openPayPage(options, { ...cart, prepare: "mount" });
    page.host.on("pay").silent();
    await page.see("prepared");
    server.order = { ...server.order, outTradeNo: "O2", imprestCode: "I2" };
    jump(hour);
    page.press("Pay");
    await page.see("paying");
    expect(page.opened()).toEqual(["I2"]);
    expect(new Set(server.keys).size).toBe(2);
  });

  test("ahead, past the end of an order that is open: it stays the one", async () => {
    const { server, options } = setUp();
    server.order = { ...server.order, expiresIn: 60 };
    const page = await openPayPage(options);
    page.host.on("pay").late({ trade_no: "T1" }, 50);
    page.press("Pay");
    await page.see("paying");
    jump(hour);
    await page.see("confirming");
    server.pay();
    page.press("Check");
    await page.see("paid");
    expect(page.opened()).toEqual(["I1"]);
    expect(server.keys).toHaveLength(1);
  });
});

// A reload in each phase. The page that goes leaves nothing but its storage behind: its client is gone, and with it the
// app's answer.
import { describe, expect, test, vi } from "vitest";
import { createShopServer, memoryStorage } from "../components/shopServer.js";
import { cart, openPayPage } from "./payPage.js";

type Page = Awaited<ReturnType<typeof openPayPage>>;

/** A phone: its storage, the merchant's server, and one page at a time. */
function setUp({ proof = true } = {}) {
  const server = createShopServer();
  const { createOrder, orderStatus } = server.api;
  if (!createOrder || !orderStatus) throw new Error("The shop's server has both");
  const kept = memoryStorage();
  let loads = 0;
  let last: Page | undefined;
  const world = {
    server,
    kept,
    /** While it is, an order that is asked for never comes. */
    held: false,
    /** Ends the page that is open, and loads another one. */
    load: async (prepare: "mount" | "tap" = "tap", onPaid?: () => void): Promise<Page> => {
      await last?.screen.unmount();
      const mine = ++loads;
      // What is left of an earlier page writes nothing any more.
      const storage = {
        getItem: kept.getItem,
        setItem: (name: string, value: string) => {
          if (mine === loads) kept.setItem(name, value);
        },
        removeItem: (name: string) => {
          if (mine === loads) kept.removeItem(name);
        },
      };
      const api = {
        createOrder: async (...args: Parameters<typeof createOrder>) => {
          const answer = createOrder(...args);
          return world.held ? new Promise<never>(() => {}) : answer;
        },
        ...(proof && { orderStatus }),
      };
      last = await openPayPage({ api, storage }, { ...cart, prepare, ...(onPaid && { onPaid }) });
      last.host.on("pay").silent();
      return last;
    },
    /** A page where this has been the app's answer to a tap. */
    tapped: async (answer?: object): Promise<Page> => {
      const page = await world.load();
      if (answer) page.host.on("pay").reply(answer);
      page.press("Pay");
      await expect.poll(page.opened).toEqual(["I1"]);
      return page;
    },
    /** However often it was asked for: one order. */
    expectOneOrder: () => {
      expect(new Set(server.keys).size).toBe(1);
    },
  };
  return world;
}

type World = ReturnType<typeof setUp>;

const cancelled = { err_code: 400, err_msg: "用户取消支付" };
const failed = { err_code: 400, err_msg: "失败" };
const success = { trade_no: "T1" };

describe("nothing is open: what was there is there again, and a tap pays the same order", () => {
  test.each<[phase: string, reach: (world: World) => Promise<void>, after: string]>([
    ["idle", async ({ load }) => (await load()).see("idle"), "idle"],
    [
      "preparing",
      async (world) => {
        world.held = true;
        await (await world.load("mount")).see("preparing");
        world.held = false;
      },
      "idle",
    ],
    ["prepared", async ({ load }) => (await load("mount")).see("prepared"), "prepared"],
    ["cancelled", async ({ tapped }) => (await tapped(cancelled)).see("cancelled cancelled"), "prepared"],
    ["failed", async ({ tapped }) => (await tapped(failed)).see("failed failed"), "prepared"],
    [
      "failed, for there was no order",
      async ({ server, load }) => {
        server.fails = new Error("500");
        const page = await load();
        page.press("Pay");
        await page.see("failed server");
        server.fails = undefined;
      },
      "idle",
    ],
  ])("%s", async (_, reach, after) => {
    const world = setUp();
    await reach(world);
    const page = await world.load();
    await page.see(after);
    page.press("Pay");
    await page.see("paying");
    expect(page.opened()).toEqual(["I1"]);
    world.expectOneOrder();
  });
});

describe.each(["mount", "tap"] as const)(
  "it is open, prepared by %s: the server is asked, no tap opens another",
  (prepare) => {
    test.each<[phase: string, reach: (world: World) => Promise<void>]>([
      ["paying", async ({ tapped }) => (await tapped()).see("paying")],
      ["confirming", async ({ tapped }) => (await tapped(success)).see("confirming")],
      [
        "unknown",
        async ({ server, load }) => {
          const page = await load("mount");
          await page.see("prepared");
          server.fails = new TypeError("Failed to fetch");
          page.host.on("pay").reply(cancelled);
          page.press("Pay");
          await page.see("unknown network");
          server.fails = undefined;
        },
      ],
    ])("%s", async (_, reach) => {
      const world = setUp();
      await reach(world);
      const questions = world.server.questions;
      const onPaid = vi.fn<() => void>();
      const page = await world.load(prepare, onPaid);
      await page.see("confirming");
      expect(world.server.questions).toBeGreaterThan(questions);
      page.press("Pay");
      world.server.pay();
      page.press("Check");
      await page.see("paid");
      expect(page.opened()).toEqual([]);
      expect(onPaid).toHaveBeenCalledTimes(1);
      expect(world.kept.items.size).toBe(0);
      world.expectOneOrder();
    });
  },
);

describe("it is paid", () => {
  async function paid(world: World, onPaid?: () => void): Promise<void> {
    const page = await world.load("tap", onPaid);
    page.host.on("pay").reply(() => {
      world.server.pay();
      return success;
    });
    page.press("Pay");
    await page.see("paid");
  }

  test("and somebody was told: nobody is told again, and a tap finds the order paid", async () => {
    const world = setUp();
    const onPaid = vi.fn<() => void>();
    await paid(world, onPaid);
    expect(onPaid).toHaveBeenCalledTimes(1);
    const page = await world.load();
    await page.see("idle");
    page.press("Pay");
    await page.see("paid");
    expect(page.opened()).toEqual([]);
    world.expectOneOrder();
  });

  test("and nobody was told: whoever asks after the reload is told, once", async () => {
    const world = setUp();
    await paid(world);
    const onPaid = vi.fn<() => void>();
    const page = await world.load("tap", onPaid);
    await page.see("paid");
    expect(onPaid).toHaveBeenCalledTimes(1);
    expect(page.opened()).toEqual([]);
  });
});

describe("without a server to ask", () => {
  test("paying: unknown, and a tap pays the same order", async () => {
    const world = setUp({ proof: false });
    await (await world.tapped()).see("paying");
    const page = await world.load("mount");
    await page.see("unknown");
    page.press("Pay");
    await page.see("paying");
    expect(page.opened()).toEqual(["I1"]);
    world.expectOneOrder();
  });

  test("unconfirmed: unconfirmed, and a tap opens nothing; reset() makes a new purchase", async () => {
    const world = setUp({ proof: false });
    await (await world.tapped(success)).see("unconfirmed");
    const page = await world.load("mount");
    await page.see("unconfirmed");
    page.press("Pay");
    await page.see("unconfirmed");
    expect(page.opened()).toEqual([]);
    world.expectOneOrder();
    page.press("Reset");
    await page.see("prepared");
    expect(new Set(world.server.keys).size).toBe(2);
  });

  test.each([
    ["cancelled", cancelled],
    ["failed", failed],
  ])("%s: prepared, and a tap pays the same order", async (phase, answer) => {
    const world = setUp({ proof: false });
    await (await world.tapped(answer)).see(`${phase} ${phase}`);
    const page = await world.load();
    await page.see("prepared");
    page.press("Pay");
    await page.see("paying");
    expect(page.opened()).toEqual(["I1"]);
    world.expectOneOrder();
  });
});

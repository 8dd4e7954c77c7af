import { describe, expect, test } from "vitest";
import type { AnswerFault } from "../../src/emulator/index.js";
import { createPlatformClient, type PlatformClient, signData } from "../../src/server/index.js";
import { type World, createWorld, credentials, openBrowser, openShop, refusalOf, twoTeas } from "./world.js";

type Refusal = [status: number, code: string];
const unusable: Refusal = [502, "platform_unavailable"];
const down: Refusal = [503, "platform_unavailable"];
const late: Refusal = [504, "platform_timeout"];
const refused: Refusal = [502, "platform_refused"];

/** What asks the platform something, for a user who has an order. The code is fresh. */
interface Asker {
  browser: ReturnType<typeof openBrowser>;
  outTradeNo: string;
  code: string;
}
const asks: Readonly<Record<string, (asker: Asker) => Promise<Response>>> = {
  "POST /login": ({ browser, code }) => browser.post("/login", { code }),
  "POST /orders": ({ browser }) => browser.post("/orders", twoTeas, { "idempotency-key": "another" }),
  "GET /orders": ({ browser, outTradeNo }) => browser.get(`/orders?outTradeNo=${outTradeNo}`),
  "POST /messages": ({ browser, code }) =>
    browser.post("/messages", { code, sessionId: "S", sessionType: "single", content: "hi" }),
};

async function refusalWhile(world: World, what: string, happens: () => void): Promise<unknown> {
  const { browser, order } = await openShop(world);
  const scope = what === "POST /messages" ? "sessionapi_sendmsg:S:1" : "snsapi_userinfo";
  const code = world.emulator.allow({ scope });
  const { cookie } = browser;
  const before = await world.state();
  happens();
  const answer = await asks[what]?.({ browser, outTradeNo: order.outTradeNo, code });
  if (!answer) throw new Error(what);
  expect(browser.cookie).toBe(cookie);
  // VVChat's words are for the merchant.
  expect(await answer.clone().text()).not.toMatch(/\p{Script=Han}/u);
  const refusal = await refusalOf(answer);
  expect(await world.state()).toEqual(before);
  expect(world.emulator.messages).toEqual([]);
  return refusal;
}

const faults: readonly (readonly [string, AnswerFault, Refusal])[] = [
  ["500", { kind: "status", status: 500 }, unusable],
  ["404", { kind: "status", status: 404 }, unusable],
  ["401", { kind: "status", status: 401 }, unusable],
  ["half a JSON", { kind: "badJson" }, unusable],
  ["a page", { kind: "html" }, unusable],
  ["nothing in time", { kind: "slow", ms: 400 }, late],
];

describe.each(Object.keys(asks))("%s", (what) => {
  test.each(faults)("the platform answers %s", async (_, fault, refusal) => {
    const world = createWorld();
    expect(
      await refusalWhile(world, what, () => {
        world.emulator.fail(fault);
      }),
    ).toEqual(refusal);
    expect(world.errors).toHaveLength(1);
  });

  test("the platform is down", async () => {
    const world = createWorld();
    const stopped = { ...credentials, fetch: () => Promise.reject(new TypeError("fetch failed")) };
    expect(
      await refusalWhile(world, what, () => {
        world.restart({ platform: stopped });
      }),
    ).toEqual(down);
  });

  test("the platform begins to answer, and stops", async () => {
    const world = createWorld();
    const half = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"a":'));
      },
    });
    const platform = { ...credentials, timeout: 50, fetch: () => Promise.resolve(new Response(half)) };
    expect(
      await refusalWhile(world, what, () => {
        world.restart({ platform });
      }),
    ).toEqual(late);
  });

  test("the platform answers without end", async () => {
    const world = createWorld();
    const endless = () =>
      new ReadableStream({
        pull: (controller) => {
          controller.enqueue(new Uint8Array(65_536));
        },
      });
    const platform = { ...credentials, timeout: 5000, fetch: () => Promise.resolve(new Response(endless())) };
    expect(
      await refusalWhile(world, what, () => {
        world.restart({ platform });
      }),
    ).toEqual(down);
  });
});

test.each([
  ["POST /login", [400, "invalid_code"]],
  ["POST /orders", refused],
  ["GET /orders", refused],
  ["POST /messages", [400, "invalid_code"]],
])("%s: the platform says no, and its words stay on the server", async (what, refusal) => {
  const world = createWorld();
  const fault = { kind: "status", status: 400 } as const;
  expect(
    await refusalWhile(world, what, () => {
      world.emulator.fail(fault, fault);
    }),
  ).toEqual(refusal);
});

describe("an answer that is not what was asked for", () => {
  type Fields = Readonly<Record<string, unknown>>;
  /** The platform, but for one answer's fields. */
  function changing(world: World, method: string, change: (answer: Fields) => Fields): void {
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      const response = await world.emulator.fetch(url, init);
      if (init.method !== method || !url.includes("unifiedorder")) return response;
      return Response.json(change((await response.json()) as Fields));
    };
    world.restart({ platform: { ...credentials, fetch } });
  }
  const resigned = (fields: Fields): Fields => ({ ...fields, sign: signData(fields, credentials.appKey) });

  test.each<[string, (answer: Fields) => Fields]>([
    ["no sign", (answer) => ({ ...answer, sign: undefined })],
    ["an empty sign", (answer) => ({ ...answer, sign: "" })],
    ["a wrong sign", (answer) => ({ ...answer, sign: "0".repeat(32) })],
    ["another code than it signed", (answer) => ({ ...answer, imprest_code: "IM-evil" })],
    ["another app's order", (answer) => resigned({ ...answer, app_id: "other" })],
    ["another store's order", (answer) => resigned({ ...answer, store_no: "other" })],
    ["no code", (answer) => resigned({ ...answer, imprest_code: "" })],
    ["a nested code", (answer) => ({ ...answer, imprest_code: {} })],
  ])("POST /orders: %s", async (_, change) => {
    const world = createWorld();
    const answer = refusalWhile(world, "POST /orders", () => {
      changing(world, "POST", change);
    });
    expect(await answer).toEqual(unusable);
  });

  const paid = { status: 1, trade_no: "VT1" };
  test.each<[string, Fields, Refusal]>([
    ["another order's number", { ...paid, out_trade_no: "T2" }, unusable],
    ["another order's code", { ...paid, imprest_code: "IM2" }, unusable],
    ["another store's", { ...paid, store_no: "s9" }, unusable],
    ["paid, without a trade number", { status: 1 }, unusable],
    ["paid, as a word", { ...paid, status: "paid" }, unusable],
    ["paid, with a fraction", { ...paid, amount: 36.5 }, unusable],
    ["paid, with no amount", { ...paid, amount: null }, unusable],
    ["paid, for less", { ...paid, amount: 1 }, [409, "amount_mismatch"]],
  ])("GET /orders: %s", async (_, fields, refusal) => {
    const world = createWorld();
    const answer = refusalWhile(world, "GET /orders", () => {
      changing(world, "GET", (told) => ({ ...told, ...fields }));
    });
    expect(await answer).toEqual(refusal);
  });

  test("GET /orders: a status that is neither is not paid", async () => {
    const world = createWorld();
    const { browser, order } = await openShop(world);
    changing(world, "GET", (told) => ({ ...told, ...paid, status: 9 }));
    const answer = await browser.get(`/orders?outTradeNo=${order.outTradeNo}`);
    expect(await answer.json()).toMatchObject({ status: "unpaid" });
  });

  test("POST /login: the user is another one than the code's", async () => {
    const world = createWorld();
    const fetch = async (url: string, init: RequestInit): Promise<Response> =>
      url.includes("userinfo") ? Response.json({ open_id: "o-2" }) : world.emulator.fetch(url, init);
    world.restart({ platform: { ...credentials, fetch } });
    expect(await refusalOf(openBrowser(world).signIn())).toEqual(unusable);
  });
});

describe("createPlatformClient", () => {
  test.each([
    { base: "" },
    { base: "open.example" },
    { base: "ftp://x" },
    { appId: "" },
    { appKey: "" },
    { storeNo: "" },
  ])("%j is refused at the start", (wrong) => {
    expect(() => createPlatformClient({ ...credentials, ...wrong })).toThrow(/createPlatformClient: "\w+" must be/);
  });

  test("each of its calls says what went wrong", async () => {
    const client = (fetch: () => Promise<Response>): PlatformClient =>
      createPlatformClient({ ...credentials, timeout: 20, fetch });
    const fields = { outOrderNo: "1", fromOpenId: "a", toOpenId: "b", amount: 1, title: "t", notifyUrl: "https://x" };
    const calls = (platform: PlatformClient) => [
      platform.token("c"),
      platform.userInfo("t"),
      platform.sendMessage("t", "hi"),
      platform.unifiedOrder({ outTradeNo: "1", amount: 1, title: "t", notifyUrl: "https://x" }),
      platform.order({ outTradeNo: "1" }),
      platform.agentPay(fields),
    ];
    const codes = async (fetch: () => Promise<Response>) => {
      const results = await Promise.allSettled(calls(client(fetch)));
      return new Set(
        results.map((result) => (result.status === "rejected" ? (result.reason as { code: string }).code : "")),
      );
    };
    expect(await codes(() => Promise.reject(new Error("x")))).toEqual(new Set(["network"]));
    expect(await codes(() => new Promise(() => {}))).toEqual(new Set(["timeout"]));
    expect(await codes(async () => Response.json({}, { status: 400 }))).toEqual(new Set(["refused"]));
    expect(await codes(async () => Response.json({}, { status: 503 }))).toEqual(new Set(["unavailable"]));
    expect(await codes(async () => Response.json([]))).toEqual(new Set(["invalid_response"]));
  });
});

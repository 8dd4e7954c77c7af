import { describe, expect, test, vi } from "vitest";
import { type AgentPayResult, createPlatformClient } from "../../src/server/index.js";
import { createWorld, credentials, notify, refusalOf, signed } from "./world.js";

const path = "/notifications/agent-pay";
type Fields = Readonly<Record<string, unknown>>;
const news = (fields: Fields = {}): Fields => ({
  ...{ app_id: "test", out_order_no: "A1", agentpay_no: "AP1", status: 1, time: 1_795_244_460 },
  ...fields,
});

function createAgent(onAgentPay = vi.fn<(result: AgentPayResult) => Promise<void>>(() => Promise.resolve())) {
  const world = createWorld({ onAgentPay });
  const tell = (fields: Fields = {}) => notify(world, signed(news(fields)), path);
  return { world, onAgentPay, tell };
}

test("from the client's call to the merchant's word, over the platform", async () => {
  const { world, onAgentPay } = createAgent();
  const platform = createPlatformClient({ ...credentials, fetch: world.emulator.fetch });
  const notifyUrl = "https://shop.example/api/vvchat/notifications/agent-pay";
  const [fromOpenId, toOpenId] = ["o-xiaozhu", "o-xiaozhu"];
  await platform.agentPay({ outOrderNo: "A1", fromOpenId, toOpenId, amount: 100, title: "分账", notifyUrl });
  await world.emulator.settled();
  expect(onAgentPay.mock.calls).toMatchObject([[{ outOrderNo: "A1", status: "done", time: expect.any(Date) }]]);
});

describe("a notification", () => {
  test.each<[string, unknown, number, string]>([
    ["without a sign", news(), 401, "invalid_sign"],
    ["with an empty one", { ...news(), sign: "" }, 401, "invalid_sign"],
    ["with one over other fields", { ...signed(news({ status: 0 })), status: 1 }, 401, "invalid_sign"],
    ["of another app", signed(news({ app_id: "other" })), 403, "another_app"],
    ["with status 9", signed(news({ status: 9 })), 422, "unknown_status"],
    ["with the status of a prototype", signed(news({ status: "constructor" })), 400, "invalid_request"],
    ["without its number", signed(news({ agentpay_no: undefined })), 400, "invalid_request"],
    ["without yours", signed(news({ out_order_no: "" })), 400, "invalid_request"],
    ["for nobody", "null", 400, "invalid_json"],
  ])("%s changes nothing", async (_, body, ...refusal) => {
    const { world, onAgentPay } = createAgent();
    expect(await refusalOf(notify(world, body, path))).toEqual(refusal);
    expect(onAgentPay).not.toHaveBeenCalled();
    expect(await world.state()).toEqual({ paid: [], store: {} });
  });

  test("twenty times at once and again later: told once", async () => {
    const { onAgentPay, tell } = createAgent();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tell()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await tell()).status).toBe(200);
    expect(onAgentPay).toHaveBeenCalledTimes(1);
  });

  test("waiting, then done: each is told once", async () => {
    const { onAgentPay, tell } = createAgent();
    for (const status of [0, 0, 1, 0]) expect((await tell({ status })).status).toBe(200);
    expect(onAgentPay.mock.calls.map(([{ status }]) => status)).toEqual(["waiting", "done"]);
  });

  test("done, then waiting for the first time: it was overtaken, and is not told", async () => {
    const { onAgentPay, tell } = createAgent();
    for (const status of [1, 0]) expect((await tell({ status })).status).toBe(200);
    expect(onAgentPay.mock.calls.map(([{ status }]) => status)).toEqual(["done"]);
  });

  test("done, then failed: the first stands, and the merchant is told that they differ", async () => {
    const { world, onAgentPay, tell } = createAgent();
    await tell();
    expect(await refusalOf(tell({ status: 2 }))).toEqual([409, "ended_already"]);
    expect(onAgentPay).toHaveBeenCalledTimes(1);
    expect(world.errors).toMatchObject([{ code: "ended_already" }]);
  });

  test("onAgentPay fails: not acknowledged, and asked again", async () => {
    const failure = new Error("no ledger");
    const { world, onAgentPay, tell } = createAgent();
    onAgentPay.mockRejectedValueOnce(failure);
    expect(await refusalOf(tell())).toEqual([503, "not_handled"]);
    expect(world.errors).toEqual([failure]);
    expect((await tell()).status).toBe(200);
    expect(onAgentPay).toHaveBeenCalledTimes(2);
  });
});

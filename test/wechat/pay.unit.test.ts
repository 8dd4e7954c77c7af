// Paying by WeChat: what the bridge hands over, and what it makes of the answers.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pay } from "../../src/index.js";
import { rejection, watch } from "../client/watch.js";
import { inWeChat, soon } from "./inWeChat.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const parameters = {
  appId: "wx1",
  timeStamp: "1414561699",
  nonceStr: "5K8264ILTKCH16CQ2502SI8ZNMTM67VS",
  package: "prepay_id=wx201410272009395522657a690389285100",
  signType: "RSA",
  paySign:
    "oR9d8PuhnIc+YZ8cBHFCwfgpaK9gd7vaRvkYD7rthRAZ/X+QBhcCYL21N7cHCTUxbQ+EAt6Uy+lwSN22f5YZvI45MLko8Pfso0jm46v5hqcVwrk6uddkGuT+Cdvu4WBqDzaDjnNa5UK3GfE1Wfl2gHxIIY5lLdUgWFts17D4WuolLLkiFZV+JSHMvH7eaLdT9N5GBovBwu5yYKUR7skR8Fu+LozcSqQixnlEZUfyE55feLOQTUYzLmR9pNtPbPsu6WVhbNHMS3Ss2+AehHvz+n64GDmXxbX++IOBvm2olHu3PsOUGRwhudhVf7UcGcunXt8cqNjKNqZLhLw4jq/xDg==",
};
const imprestCode = JSON.stringify(parameters);
const name = "getBrandWCPayRequest";
const says = (word: string) => ({ err_msg: `get_brand_wcpay_request:${word}` });

test("the six parameters go as they came, in the same task, and without permission", () => {
  const { client, native } = inWeChat({ script: { [name]: () => undefined } });
  watch(client.call(pay, { imprestCode }));
  expect(native.invoked.map((one) => [one.name, one.params])).toEqual([[name, parameters]]);
});

test("more than the six goes too: WeChat may want it one day", () => {
  const { client, native } = inWeChat({ script: { [name]: () => undefined } });
  watch(client.call(pay, { imprestCode: JSON.stringify({ ...parameters, total_fee: "1" }) }));
  expect(native.invoked[0]?.params).toEqual({ ...parameters, total_fee: "1" });
});

test("paid, it says: the number of the preparation stands for the payment's", async () => {
  const { client } = inWeChat({ script: { [name]: () => says("ok") } });
  await expect(client.call(pay, { imprestCode })).resolves.toEqual({
    tradeNo: "wx201410272009395522657a690389285100",
  });
});

test.each([
  ["cancel", "cancelled"],
  ["fail", "failed"],
  ["fail_invalid appid", "failed"],
  ["OK", "invalid_response"],
  ["ok ", "failed"],
  ["", "invalid_response"],
])("%s is %s", async (word, code) => {
  const { client } = inWeChat({ script: { [name]: () => says(word) } });
  const error = await rejection(client.call(pay, { imprestCode }));
  expect(error.code).toBe(code);
  if (code !== "invalid_response") expect(error).toMatchObject({ hostCode: word, hostMessage: says(word).err_msg });
});

test("an answer twice: the first counts, the second is told", async () => {
  const onCall = vi.fn<(event: { type: string }) => void>();
  const { client, native } = inWeChat({ script: { [name]: () => undefined }, client: { onCall } });
  const call = watch(client.call(pay, { imprestCode }));
  native.invoked[0]?.answer(says("ok"));
  native.invoked[0]?.answer(says("cancel"));
  await soon();
  expect(call.state).toBe("success");
  expect(onCall.mock.calls.map(([{ type }]) => type)).toEqual(["start", "sent", "end", "double"]);
});

describe("an order that is none of WeChat's", () => {
  const { paySign: _sign, ...unsigned } = parameters;
  test.each([
    ["VVChat's code", "I1"],
    ["a number", "7"],
    ["null", "null"],
    ["no signature", JSON.stringify(unsigned)],
    ["an empty one", JSON.stringify({ ...parameters, paySign: "" })],
    ["a number among them", JSON.stringify({ ...parameters, timeStamp: 1_414_561_699 })],
  ])("%s: nothing is opened, and the developer is told why", async (_, code) => {
    const { client, native } = inWeChat();
    const error = await rejection(client.call(pay, { imprestCode: code }));
    expect(error).toMatchObject({ code: "failed", hostCode: "no_wechat_order" });
    expect(native.invoked).toEqual([]);
  });
});

describe("before the bridge", () => {
  test("it opens when that comes", async () => {
    const { client, native, arrive } = inWeChat({ ready: false, script: { [name]: () => says("ok") } });
    const call = watch(client.call(pay, { imprestCode }));
    await soon(3000);
    arrive();
    await soon();
    expect(call.state).toBe("success");
    expect(native.invoked).toHaveLength(1);
  });

  test("not later than after 10 s: nobody waits for a sheet by then", async () => {
    const { client, native, arrive } = inWeChat({ ready: false });
    const call = watch(client.call(pay, { imprestCode }));
    await soon(10_000);
    expect(call.error).toMatchObject({ code: "timeout", hostCode: "no_answer" });
    arrive();
    await soon();
    expect(native.invoked).toEqual([]);
  });
});

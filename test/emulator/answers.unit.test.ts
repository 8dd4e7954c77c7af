import { describe, expect, test } from "vitest";
import type { AnswerFault } from "../../src/emulator/index.js";
import { base, emulate, exchange, get, order, placed, refused } from "./platform.js";

const tokenPath = "/userservices/v2/authorization/token";

describe("a fault is for one answer", () => {
  test.each<[AnswerFault, number, string, string]>([
    [{ kind: "status", status: 500 }, 500, "application/json", '{"err_code":500,"err_msg":"请求失败！"}'],
    [{ kind: "status", status: 400 }, 400, "application/json", '{"err_code":400,"err_msg":"请求失败！"}'],
    [{ kind: "badJson" }, 200, "application/json", '{"open_id":'],
    [{ kind: "html" }, 200, "text/html", "<!doctype html><title>502</title>"],
  ])("%o", async (fault, status, type, text) => {
    const emulator = emulate();
    const code = emulator.allow({ scope: "snsapi_userinfo" });
    emulator.fail(fault);
    const response = await emulator.fetch(`${base}${tokenPath}?app_id=test&app_key=123456&code=${code}`);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      status,
      type,
      text,
    ]);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    // The platform has done nothing, and is well again.
    expect(await exchange(emulator, code)).toMatchObject({ status: 200 });
  });

  test("several are for the next ones, in their order; the app's own acts are spared", async () => {
    const emulator = emulate();
    emulator.fail({ kind: "status", status: 503 }, { kind: "status", status: 502 });
    const imprestCode = "IM1";
    expect(await get(emulator, "/emulator/order", { imprestCode })).toMatchObject({ status: 404 });
    const statuses = [await order(emulator), await order(emulator), await order(emulator)];
    expect(statuses.map(({ status }) => status)).toEqual([503, 502, 200]);
  });
});

describe("slow", () => {
  test("it is done at once, and answered late, also where it is refused", async () => {
    const emulator = emulate();
    emulator.fail({ kind: "slow", ms: 60 }, { kind: "slow", ms: 60 });
    const start = performance.now();
    const slow = order(emulator);
    await expect.poll(async () => (await order(emulator)).status, { interval: 1, timeout: 50 }).toBe(400);
    expect(await slow).toMatchObject({ status: 200 });
    expect(performance.now() - start).toBeGreaterThan(55);
  });

  test("who gives up hears so, and what was asked is done all the same", async () => {
    const emulator = emulate();
    emulator.fail({ kind: "slow", ms: 60_000 });
    const code = emulator.allow({ scope: "snsapi_userinfo" });
    const url = `${base}${tokenPath}?app_id=test&app_key=123456&code=${code}`;
    const signal = AbortSignal.timeout(20);
    await expect(emulator.fetch(url, { signal })).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await exchange(emulator, code)).toEqual(refused("无效的code"));
  });

  test("whoever has given up before asks nothing", async () => {
    const emulator = emulate();
    const code = emulator.allow({ scope: "snsapi_userinfo" });
    const url = `${base}${tokenPath}?app_id=test&app_key=123456&code=${code}`;
    await expect(emulator.fetch(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
    expect(await exchange(emulator, code)).toMatchObject({ status: 200 });
  });

  test("stop() waits for nothing", async () => {
    const emulator = emulate();
    emulator.fail({ kind: "slow", ms: 60_000 });
    const slow = placed(emulator);
    emulator.stop();
    expect(await slow).toMatch(/^IM/);
  });
});

describe("a page of any origin", () => {
  test("may ask, with a token and JSON", async () => {
    const emulator = emulate();
    const response = await emulator.fetch(`${base}/messageapi/v1/authorization/sendmsg`, {
      method: "OPTIONS",
      headers: {
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    expect(response.headers.get("access-control-allow-headers")).toContain("authorization, content-type");
  });

  test.each([
    ["an answer", "/paybusapi/v1/test/imprest", 200],
    ["a refusal", tokenPath, 400],
    ["a wrong address", "/nothing/here", 404],
    ["the emulator's own word", "/emulator/messages", 200],
  ])("may read %s", async (_, path, status) => {
    const response = await emulate().fetch(base + path);
    expect(response.status).toBe(status);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

test.each([
  ["POST", tokenPath],
  ["GET", "/messageapi/v1/authorization/sendmsg"],
  ["PUT", "/paybusapi/v1/pay/unifiedorder"],
  ["GET", "/"],
  ["GET", "/constructor"],
])("%s %s is no address of the platform's", async (method, path) => {
  const response = await emulate().fetch(base + path, { method });
  expect([response.status, await response.json()]).toEqual([404, { err_code: 404, err_msg: "地址不存在" }]);
});

import { describe, expect, test } from "vitest";
import { defineMethod } from "../../src/methods/defineMethod.js";

describe("a method that says no more than it must", () => {
  const method = defineMethod<{ formats: string[] }>({ name: "scanQRCode", decode: (reply) => reply.result });

  test("opens nothing and has the client's deadline", () => {
    expect(method).toMatchObject({ name: "scanQRCode", interactive: false, timeout: undefined });
  });

  test("hands its parameters on as they are", () => {
    expect(method.encode({ formats: ["qr"] }, { appId: "app" })).toEqual({ formats: ["qr"] });
  });

  test("takes no error reply for a cancel or a refusal", () => {
    expect(method.isCancel({ err_code: -1 })).toBe(false);
    expect(method.isDenied({ err_code: -1 })).toBe(false);
  });
});

test("a method that says all has it all", () => {
  const method = defineMethod({
    name: "scanQRCode",
    interactive: true,
    timeout: 5000,
    encode: (params: { formats: string[] }, { appId }) => ({ app_id: appId, scan_type: params.formats }),
    decode: (reply, sent) => ({ text: reply.result, sent }),
    isCancel: (reply) => reply.err_code === -1,
    isDenied: (reply) => reply.err_code === -2,
  });
  const wire = method.encode({ formats: ["qr"] }, { appId: "app" });
  expect(wire).toEqual({ app_id: "app", scan_type: ["qr"] });
  expect(method.decode({ result: "R" }, wire)).toEqual({ text: "R", sent: wire });
  expect([method.isCancel({ err_code: -1 }), method.isCancel({ err_code: -2 })]).toEqual([true, false]);
  expect([method.isDenied({ err_code: -1 }), method.isDenied({ err_code: -2 })]).toEqual([false, true]);
  expect(method).toMatchObject({ interactive: true, timeout: 5000 });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReply } from "../../src/bridges/reply.js";

describe("a reply of the app", () => {
  test.each([
    ["no err_code", '{"code":"C"}'],
    ["err_code null", '{"err_code":null}'],
    ["err_code 200", '{"err_code":200}'],
    ['err_code "200"', '{"err_code":"200"}'],
    ["err_code 0, the documents' word for consent", '{"err_code":0}'],
    ['err_code "0"', '{"err_code":"0"}'],
  ])("is a success with %s", (_, raw) => {
    const reply = JSON.parse(raw) as Record<string, unknown>;
    const hostCode = reply.err_code ?? undefined;
    expect(readReply(raw)).toEqual({ kind: "success", reply, raw, hostCode, hostMessage: undefined });
  });

  test.each<[unknown, number | string | undefined]>([
    [400, 400],
    [-1, -1],
    [1, 1],
    [201, 201],
    ["400", "400"],
    ["", ""],
    ["ok", "ok"],
    [false, undefined],
    [true, undefined],
    [{}, undefined],
  ])("is an error with err_code %j", (code, hostCode) => {
    const reply = { err_code: code, err_msg: "失败" };
    const raw = JSON.stringify(reply);
    expect(readReply(raw)).toEqual({ kind: "error", reply, raw, hostCode, hostMessage: "失败" });
  });

  test.each([undefined, 7, null, {}])("keeps a text alone as the host's message, not %j", (text) => {
    expect(readReply({ err_code: 1, err_msg: text })).toMatchObject({ kind: "error", hostMessage: undefined });
  });

  test("keeps the host's number and text of a success, too", () => {
    const reply = { err_code: 200, err_msg: "ok", code: "C" };
    expect(readReply(reply)).toEqual({ kind: "success", reply, raw: reply, hostCode: 200, hostMessage: "ok" });
  });

  test("is taken as an object, too, as the iOS library hands one over", () => {
    const raw = { code: "C" };
    expect(readReply(raw)).toEqual({ kind: "success", reply: raw, raw });
  });

  test.each<[string, unknown]>([
    ["bad JSON", '{"code":'],
    ["empty text", ""],
    ["plain text", "ok"],
    ["a list", "[1]"],
    ["a list that is one", [1]],
    ["a number", "42"],
    ["a number that is one", 42],
    ["text in JSON", '"text"'],
    ["true", "true"],
    ["null", "null"],
    ["null that is one", null],
    ["nothing", undefined],
    ["a function", readReply],
  ])("is malformed where it is %s", (_, raw) => {
    expect(readReply(raw)).toEqual({ kind: "malformed", problem: "no JSON object", raw });
  });

  test("is sorted, whatever it is, and kept as it came", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json()), (raw) => {
        const answer = readReply(raw);
        expect(answer.raw).toBe(raw);
        expect(["success", "error", "malformed"]).toContain(answer.kind);
      }),
    );
  });
});

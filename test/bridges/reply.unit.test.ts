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
    expect(readReply(raw)).toEqual({ kind: "success", reply: JSON.parse(raw) as object, raw });
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

  test("is taken as an object, too, as the iOS library hands one over", () => {
    const raw = { code: "C" };
    expect(readReply(raw)).toEqual({ kind: "success", reply: raw, raw });
  });

  test.each([
    ["bad JSON", '{"code":', "is not JSON"],
    ["empty text", "", "is not JSON"],
    ["plain text", "ok", "is not JSON"],
    ["a list", "[1]", "is not a JSON object"],
    ["a list that is one", [1], "is not a JSON object"],
    ["a number", "42", "is not a JSON object"],
    ["a number that is one", 42, "is not a JSON object"],
    ["text in JSON", '"text"', "is not a JSON object"],
    ["true", "true", "is not a JSON object"],
    ["null", "null", "is not a JSON object"],
    ["null that is one", null, "is not a JSON object"],
    ["nothing", undefined, "is not a JSON object"],
    ["a function", readReply, "is not a JSON object"],
  ])("is malformed where it is %s", (_, raw, problem) => {
    expect(readReply(raw)).toEqual({ kind: "malformed", problem, raw });
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

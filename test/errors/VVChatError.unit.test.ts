import { afterEach, describe, expect, test, vi } from "vitest";
import { errorCodes } from "../../src/errors/codes.js";
import { invalid } from "../../src/errors/invalid.js";
import { isVVChatError, VVChatError } from "../../src/errors/VVChatError.js";
import { wordsOf } from "../../src/errors/wordsOf.js";

afterEach(() => {
  vi.resetModules();
});

describe("an error of the kit", () => {
  test("says what happened, to which method, under which code, and where to read on", () => {
    const cause = new Error("underneath");
    const error = new VVChatError("denied", "The user did not agree.", {
      method: "auth",
      hostCode: 1,
      hostMessage: "no",
      cause,
    });
    expect(error.message).toBe("auth: The user did not agree. (vvchat-react/docs/errors/denied.md)");
    expect(error).toMatchObject({
      name: "VVChatError",
      code: "denied",
      method: "auth",
      hostCode: 1,
      hostMessage: "no",
      cause,
      docs: "vvchat-react/docs/errors/denied.md",
    });
  });

  test("is an Error, with a stack that begins at whoever made it", () => {
    const error = new VVChatError("failed", "It broke.");
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe("VVChatError: It broke. (vvchat-react/docs/errors/failed.md)");
    expect(error.stack).toContain("VVChatError.unit.test");
  });

  test("shows no brand where it is printed or copied", () => {
    const error = new VVChatError("failed", "It broke.");
    expect(Object.getOwnPropertySymbols(Object.assign({}, error))).toEqual([]);
  });

  test("has the details it was given, and no others", () => {
    expect(Object.keys(new VVChatError("failed", "It broke.")).sort()).toEqual(["code", "docs", "name"]);
    const error = new VVChatError("failed", "It broke.", { method: "auth", hostCode: 1 });
    expect(Object.keys(error).sort()).toEqual(["code", "docs", "hostCode", "method", "name"]);
  });

  test("of a parameter names its field", () => {
    const error = invalid("items[2].price", "is NaN, which JSON cannot carry", "pay");
    expect(error).toMatchObject({ code: "invalid", field: "items[2].price", method: "pay" });
    expect(error.message).toContain('pay: "items[2].price" is NaN');
  });
});

describe("isVVChatError", () => {
  test("knows an error of the kit, and its code", () => {
    const error = new VVChatError("denied", "No.");
    expect(isVVChatError(error)).toBe(true);
    expect(isVVChatError(error, "denied")).toBe(true);
    expect(isVVChatError(error, "cancelled")).toBe(false);
  });

  test("knows one that another copy of the package made, which instanceof does not", async () => {
    const ours = new VVChatError("denied", "No.");
    vi.resetModules();
    const other = await import("../../src/errors/VVChatError.js");
    expect(other.VVChatError).not.toBe(VVChatError);
    const theirs = new other.VVChatError("denied", "No.");
    expect(theirs).not.toBeInstanceOf(VVChatError);
    expect(isVVChatError(theirs, "denied")).toBe(true);
    expect(other.isVVChatError(ours, "denied")).toBe(true);
  });

  test("knows one that an app made its own class of", () => {
    class PayError extends VVChatError {}
    expect(isVVChatError(new PayError("failed", "It broke."), "failed")).toBe(true);
  });

  test.each([
    undefined,
    null,
    0,
    "denied",
    Symbol("s"),
    () => {},
    {},
    [],
    new Error("x"),
    { code: "denied", name: "VVChatError" },
    Object.create(null),
  ])("knows that %o is none", (value: unknown) => {
    expect(isVVChatError(value)).toBe(false);
    expect(isVVChatError(value, "denied")).toBe(false);
  });
});

describe("the closed list", () => {
  test("is that of the life cycle, in order and without a double", () => {
    expect([...errorCodes]).toEqual([...new Set(errorCodes)].sort());
    expect(errorCodes).toEqual([
      "aborted",
      "busy",
      "cancelled",
      "denied",
      "failed",
      "invalid",
      "invalid_response",
      "left",
      "network",
      "not_opened",
      "script_failed",
      "server",
      "state_mismatch",
      "superseded",
      "timeout",
      "unavailable",
      "unsupported",
    ]);
  });
});

describe("the words of what was thrown", () => {
  test.each<[unknown, string]>([
    [new TypeError("x is not a function"), "TypeError: x is not a function"],
    ["text", "text"],
    [undefined, "undefined"],
    [Symbol("s"), "Symbol(s)"],
    [{}, "[object Object]"],
  ])("%o", (thrown, words) => {
    expect(wordsOf(thrown)).toBe(words);
  });

  test("something that throws when it is asked", () => {
    const rude = {
      toString() {
        throw new Error("no");
      },
    };
    expect(wordsOf(rude)).toBe("?");
    expect(wordsOf(Object.create(null))).toBe("?");
  });
});

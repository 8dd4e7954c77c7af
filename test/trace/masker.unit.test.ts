import { describe, expect, test } from "vitest";
import { createMasker } from "../../src/trace/createMasker.js";

const json = (value: unknown) => createMasker().json(value);
const text = (value: string) => createMasker().text(value);

describe("a masked value", () => {
  test("shows a head and an end where it is long enough, else nothing", () => {
    expect(json({ code: "abcdefghijk" })).toEqual({ code: "••••" });
    expect(json({ code: "abcdefghijkl" })).toEqual({ code: "ab••••kl" });
    expect(json({ code: "abcdefghijklmnop" })).toEqual({ code: "abcd••••op" });
  });

  test.each([
    "code",
    "auth_code",
    "token",
    "access_token",
    "accessToken",
    "open_id",
    "openId",
    "imprest_code",
    "imprestCode",
    "state",
    "client-secret",
    "smsCode",
  ])("is known by its name: %s", (name) => {
    expect(json({ [name]: "short" })).toEqual({ [name]: "••••" });
  });

  test.each(["err_code", "hostCode", "app_id", "trade_no", "scope", "country", "codes", "status"])(
    "is not: %s",
    (name) => {
      expect(json({ [name]: "short" })).toEqual({ [name]: "short" });
    },
  );

  test("is a chat's id but for its end", () => {
    expect(json({ session_id: "sim-chat-8f2c" })).toEqual({ session_id: "••••8f2c" });
    expect(json({ scope: "sessionapi_sendmsg:sim-chat-8f2c:1" })).toEqual({ scope: "sessionapi_sendmsg:••••8f2c:1" });
  });

  test("is no status: hosts call theirs code, too", () => {
    expect(json({ code: 200, err_msg: "ok" })).toEqual({ code: 200, err_msg: "ok" });
    expect(json({ code: "400" })).toEqual({ code: "400" });
    expect(json({ code: 123_456 })).toEqual({ code: "••••" });
    expect(text('{"code":200,')).toBe('{"code":200,');
  });

  test("is all that is in a field of that name", () => {
    expect(json({ token: { kind: "jwt", parts: ["head", 5678] } })).toEqual({
      token: { kind: "••••", parts: ["••••", "••••"] },
    });
  });

  test.each([
    ["https://shop.example/?a=1&code=abcdefgh&b=2#top", "https://shop.example/?a=1&code=••••&b=2#top"],
    ["https://shop.example/#/cb?state=abcdefgh", "https://shop.example/#/cb?state=••••"],
    ["https://go.example/?to=https%3A%2F%2Fshop.example%3Fcode%3Dabcdefgh%26b%3D2", "code%3D••••%26b%3D2"],
    ["https://go.example/?to=%253Fopen_id%253Dabcdefgh%2526b", "open_id%253D••••%2526b"],
    ['{"code":"abcdefgh', '{"code":"••••'],
    ['oops: {\\"token\\":\\"abcdefgh\\"}', 'oops: {\\"token\\":\\"••••\\"}'],
    ["Authorization: Bearer abcdefgh", "••••"],
    ["token: abcdefgh", "token: ••••"],
  ])("is found in a text: %s", (given, shown) => {
    expect(text(given)).toContain(shown);
    expect(text(given)).not.toContain("abcdefgh");
  });

  test("is found in JSON that is a text in JSON", () => {
    const inner = JSON.stringify({ data: JSON.stringify({ code: "abcdefgh" }), lines: ["¥36.00"] });
    expect(json({ share_data_url: inner })).toEqual({
      share_data_url: JSON.stringify({ data: JSON.stringify({ code: "••••" }), lines: ["¥36.00"] }),
    });
  });

  test("is hidden wherever it stands, once it is known, even in words before its name", () => {
    const masker = createMasker();
    expect(masker.json({ note: "got QX81-LM22 back", list: [{ code: "QX81-LM22" }] })).toEqual({
      note: "got •••• back",
      list: [{ code: "••••" }],
    });
    expect(masker.text("The host said QX81-LM22 is used")).toBe("The host said •••• is used");
    expect(masker.hidden).toBe(3);
    masker.forget();
    expect(masker.text("QX81-LM22")).toBe("QX81-LM22");
  });
});

describe("what nobody expects", () => {
  test("is a cycle, a getter that throws, a BigInt, a function, no prototype, a date, an error", () => {
    const circle: Record<string, unknown> = { name: "circle" };
    circle["self"] = circle;
    const throwing = Object.defineProperty({}, "bad", {
      enumerable: true,
      get() {
        throw new Error("no");
      },
    });
    const bare: unknown = Object.assign(Object.create(null) as object, { a: 1 });
    expect(json([circle, throwing, 10n, () => 1, bare, new Date(0), new RangeError("far"), Symbol("s"), NaN])).toEqual([
      { name: "circle", self: "[circular]" },
      "[unreadable]",
      "10",
      "function",
      { a: 1 },
      String(new Date(0)),
      "RangeError: far",
      "Symbol(s)",
      "NaN",
    ]);
  });

  test("is a key named __proto__, which stays a key", () => {
    const masked = json(JSON.parse('{"__proto__":{"code":"abcdefgh"}}'));
    expect(JSON.stringify(masked)).toBe('{"__proto__":{"code":"••••"}}');
  });

  test("is a megabyte: cut, and it says by how much", () => {
    const masker = createMasker();
    expect(masker.text("x".repeat(1_000_000))).toBe(`${"x".repeat(2000)}… +998000`);
    expect(masker.cut).toBe(true);
    const many = JSON.stringify(masker.json({ rows: Array.from({ length: 100_000 }, () => "row".repeat(20)) }));
    expect(many.length).toBeLessThan(80_000);
    const deep = `${"[".repeat(9999)}${"]".repeat(9999)}`;
    expect(masker.text(deep).length).toBeLessThan(100);
    expect(JSON.stringify(masker.json(new Array(1_000_000_000))).length).toBeLessThan(80_000);
  });

  test("is soon read, however it is made", () => {
    const started = performance.now();
    for (const part of ["a", "a-", "code=", '"', "\\", "%25", "{", "sessionapi_sendmsg:"]) text(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

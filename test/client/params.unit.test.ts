import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyParams } from "../../src/client/params.js";
import { isVVChatError, type VVChatError } from "../../src/errors/VVChatError.js";

/** The refusal of some parameters; fails the test where they are taken. */
function refusal(params: unknown): VVChatError {
  try {
    copyParams(params, "ask");
  } catch (error) {
    if (isVVChatError(error, "invalid")) return error;
    throw error;
  }
  throw new Error("The parameters were taken");
}

function nested(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level++) value = { deeper: value };
  return value;
}

class Cart {
  id = "c1";
}

describe("what JSON can carry is copied", () => {
  test("deeply: nothing of the copy is the caller's", () => {
    const params = { list: [{ a: 1 }, "two", [null, true]], text: "水", nothing: null };
    const copy = copyParams(params, "ask");
    expect(copy).toEqual(params);
    copy.list.push("three");
    (copy.list[0] as { a: number }).a = 2;
    expect(params).toEqual({ list: [{ a: 1 }, "two", [null, true]], text: "水", nothing: null });
  });

  test("as JSON does, whatever the value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (params) => {
        const text = JSON.stringify(params);
        expect(JSON.stringify(copyParams(params, "ask"))).toBe(text);
        expect(JSON.stringify(params)).toBe(text);
      }),
    );
  });

  test("undefined in an object is absent", () => {
    expect(Object.keys(copyParams({ a: undefined, b: { c: undefined }, d: 1 }, "ask"))).toEqual(["b", "d"]);
  });

  test.each([undefined, null])("%s in place of parameters is none", (params) => {
    expect(copyParams(params, "ask")).toEqual({});
  });

  test("frozen input, from which no one can take a mutable part", () => {
    const params = Object.freeze({ list: Object.freeze([Object.freeze({ a: 1 })]) });
    const copy = copyParams(params, "ask");
    expect(copy).toEqual({ list: [{ a: 1 }] });
    expect(Object.isFrozen(copy.list[0])).toBe(false);
  });

  test("objects of another window", () => {
    const foreign: unknown = runInNewContext("({ a: [{ b: 1 }] })");
    expect(copyParams(foreign, "ask")).toEqual({ a: [{ b: 1 }] });
  });

  test("objects without a prototype", () => {
    expect(copyParams(Object.assign(Object.create(null), { a: 1 }), "ask")).toEqual({ a: 1 });
  });

  test("the same object in two places, which is no cycle", () => {
    const shared = { a: 1 };
    expect(copyParams({ one: shared, two: [shared, shared] }, "ask")).toEqual({ one: shared, two: [shared, shared] });
  });

  test("the same list in two places, and many side by side, which are no depth", () => {
    const shared = [1];
    const lists = Array.from({ length: 1000 }, () => shared);
    expect(copyParams({ shared, lists }, "ask")).toEqual({ shared, lists });
  });

  test("keys that mean something to JavaScript, as mere keys", () => {
    const params: unknown = JSON.parse('{"__proto__":{"admin":true},"constructor":1,"deep":{"__proto__":2}}');
    const copy = copyParams(params, "ask");
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"admin":true},"constructor":1,"deep":{"__proto__":2}}');
    expect("admin" in copy).toBe(false);
    expect("admin" in {}).toBe(false);
  });

  test("neither symbol keys nor what is not enumerable", () => {
    const params = Object.defineProperty({ a: 1, [Symbol("s")]: 2 }, "hidden", { value: 3 });
    expect(Reflect.ownKeys(copyParams(params, "ask"))).toEqual(["a"]);
  });

  test("a getter's value", () => {
    const params = {
      get a() {
        return [1];
      },
    };
    expect(copyParams(params, "ask")).toEqual({ a: [1] });
  });

  test("however deep it is nested, within the engine's stack", () => {
    expect(JSON.stringify(copyParams(nested(500), "ask"))).toBe(JSON.stringify(nested(500)));
  });

  test("what stands behind a proxy", () => {
    expect(copyParams(new Proxy({ a: [1] }, {}), "ask")).toEqual({ a: [1] });
  });
});

describe("what JSON cannot carry is refused, and named", () => {
  const cyclic: { a: { b: unknown[] } } = { a: { b: [] } };
  cyclic.a.b.push({ c: cyclic.a });
  const self: { me?: unknown } = {};
  self.me = self;
  const selfList: unknown[] = [];
  selfList.push(selfList);
  // eslint-disable-next-line no-sparse-arrays -- the hole is what the test is about
  const sparse = [1, , 3];

  test.each<[string, unknown, string]>([
    ["a cycle", cyclic, "a.b[0].c"],
    ["a reference to the parameters themselves", self, "me"],
    ["a list within itself", { list: selfList }, "list[0]"],
    ["a function", { a: { f: () => {} } }, "a.f"],
    ["a method", { toJSON: () => ({}) }, "toJSON"],
    ["a bigint", { amount: 1n }, "amount"],
    ["a symbol", { a: [Symbol("s")] }, "a[0]"],
    ["NaN", { items: [{}, {}, { price: NaN }] }, "items[2].price"],
    ["Infinity", { a: -Infinity }, "a"],
    ["undefined in a list", { a: [1, undefined] }, "a[1]"],
    ["a hole in a list", { a: sparse }, "a[1]"],
    ["a date", { at: new Date(0) }, "at"],
    ["a map", { m: new Map() }, "m"],
    ["a set", { s: new Set() }, "s"],
    ["a promise", { p: Promise.resolve() }, "p"],
    ["a regular expression", { r: /x/ }, "r"],
    ["bytes", { b: new Uint8Array(2) }, "b"],
    ["a boxed string", { s: Object("text") }, "s"],
    ["an error", { e: new Error("x") }, "e"],
    ["a class instance", { cart: new Cart() }, "cart"],
    ["a class instance in place of parameters", new Cart(), "params"],
    ["a date of another window", { at: runInNewContext("new Date(0)") }, "at"],
    ["a list in place of parameters", [1], "params"],
    ["text in place of parameters", "text", "params"],
    ["a function in place of parameters", () => {}, "params"],
  ])("%s", (_, params, field) => {
    const error = refusal(params);
    expect(error).toMatchObject({ code: "invalid", field, method: "ask" });
    expect(error.message).toContain(`"${field}"`);
  });

  test.each<[string, unknown]>([
    ["a huge list of holes", { a: { secret: new Array(2 ** 32 - 1) } }],
    [
      "a getter that throws",
      {
        a: {
          get secret() {
            throw new Error("no");
          },
        },
      },
    ],
    [
      "a proxy that throws",
      {
        a: {
          secret: new Proxy(
            {},
            {
              ownKeys() {
                throw new Error("no");
              },
            },
          ),
        },
      },
    ],
    ["a proxy that was revoked", { a: { secret: revoked() } }],
    [
      "a getter that throws something odd",
      {
        a: {
          get secret() {
            throw Object.create(null);
          },
        },
      },
    ],
  ])("%s, by the path of what contains it at least", (_, params) => {
    expect(refusal(params).field).toMatch(/^a(\.secret)?$/);
  });

  test("nesting without end", () => {
    expect(refusal(nested(100_000)).field).toMatch(/^deeper/);
  });

  test.each<[string, unknown]>([
    [
      "throws",
      () => {
        throw new Error("toJSON was called");
      },
    ],
    ["makes something else of it", () => 7],
  ])("a value whose toJSON %s: what is copied is the value as it stands", (_, toJSON) => {
    expect(refusal({ a: { trap: { toJSON } } }).field).toMatch(/^a(\.trap(\.toJSON)?)?$/);
  });

  test("in words that a developer understands", () => {
    const words = (params: unknown) => refusal(params).message.replace(/ \(vvchat-react.*/, "");
    expect(words({ cart: new Cart() })).toBe('ask: "cart" cannot be sent: TypeError: no plain object.');
    expect(words({ at: new Date(0) })).toBe('ask: "at" cannot be sent: TypeError: no plain object.');
    expect(words({ price: NaN })).toBe('ask: "price" cannot be sent: TypeError: NaN.');
    expect(words({ f: () => {} })).toBe('ask: "f" cannot be sent: TypeError: () => {}.');
    expect(words({ a: [undefined] })).toBe('ask: "a[0]" cannot be sent: TypeError: undefined.');
    expect(refusal(self).message).toMatch(/^ask: "me" cannot be sent: TypeError: .*circular/);
    expect(words("text")).toBe('ask: "params" cannot be sent: TypeError: no plain object.');
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

test("any value at all is either copied, or refused as invalid with a field", () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withSparseArray: true,
        withNullPrototype: true,
        withTypedArray: true,
        withBoxedValues: true,
      }),
      (anything) => {
        const params = { anything };
        let copy: unknown;
        try {
          copy = copyParams(params, "ask");
        } catch (error) {
          expect(isVVChatError(error, "invalid") && error.field?.startsWith("anything")).toBe(true);
          return;
        }
        // What was taken is what JSON makes of it: no value was lost or turned into another.
        expect(JSON.stringify(copy)).toBe(JSON.stringify(params));
      },
    ),
    { numRuns: 500 },
  );
});

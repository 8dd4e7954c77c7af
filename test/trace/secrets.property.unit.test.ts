import fc from "fast-check";
import { expect, test } from "vitest";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { createTracer } from "../../src/trace/createTracer.js";
import { toTrace } from "../../src/trace/toTrace.js";

const names = [
  "code",
  "token",
  "access_token",
  "open_id",
  "openId",
  "imprest_code",
  "imprestCode",
  "state",
  "authCode",
];
const name = fc.constantFrom(...names);
// It begins with what no other text has by chance.
const secret = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9]{8}$/), fc.string({ maxLength: 24 }))
  .map(([mark, text]) => `ZqJ${mark}${text}`)
  .filter((text) => !/[\uD800-\uDFFF]/.test(text));

/** One secret, in one of the ways in which a page or a host may put it. */
const holder = fc.oneof(
  fc.record({ name, secret }).map(({ name, secret }) => ({ [name]: secret })),
  fc.record({ name, secret }).map(({ name, secret }) => JSON.stringify({ [name]: secret, ok: 1 })),
  fc
    .record({ name, secret })
    .map(({ name, secret }) => `https://shop.example/cb?a=1&${name}=${encodeURIComponent(secret)}&b=2`),
  fc
    .record({ name, secret })
    .map(
      ({ name, secret }) => `https://go.example/?to=${encodeURIComponent(`/?${name}=${encodeURIComponent(secret)}`)}`,
    ),
  fc.record({ name, secret }).map(({ name, secret }) => ({ [name]: { inner: [secret] } })),
  fc.record({ name, secret }).map(({ name, secret }) => ({ said: `got ${secret} from it`, then: { [name]: secret } })),
);

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    holder,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 6 }), tie("tree"), { maxKeys: 3 }),
    tie("tree").map((inner) => JSON.stringify({ inner })),
  ),
}));

/** The beginnings of all secrets that were put in. */
function marksIn(value: unknown): string[] {
  return JSON.stringify(value).match(/ZqJ[A-Za-z0-9]{8}/g) ?? [];
}

test("no secret that was put in, at whatever depth and in whatever text, is in the trace", () => {
  fc.assert(
    fc.property(fc.uniqueArray(secret, { minLength: 4, maxLength: 4 }), tree, name, (secrets, noise, field) => {
      const [inParams = "", inWire = "", inReply = "", inLate = ""] = secrets;
      const tracer = createTracer();
      const base = { id: 1, method: "auth" };
      const at = { now: 0 };
      tracer.take({ ...base, type: "start", at: 0, params: { noise, deep: [{ [field]: inParams }] } }, at);
      tracer.take({ ...base, type: "sent", route: "webview", wire: { [field]: inWire, note: inParams } }, at);
      const raw = JSON.stringify({ err_msg: `bad ${inReply}`, noise, [field]: inReply });
      const error = new VVChatError("failed", `The host said ${inReply} ${inWire}`, { hostMessage: `bad ${inParams}` });
      tracer.take({ ...base, type: "end", duration: 1, error, raw }, at);
      const call = tracer.take({ ...base, type: "late", duration: 2, raw: { [field]: inLate } }, at);
      if (!call) throw new Error("no call");
      const text = toTrace([call], { at: 0, appId: "a", url: "https://a.example/", userAgent: "b", host: null });
      for (const mark of marksIn([secrets, noise])) expect(text).not.toContain(mark);
    }),
    { numRuns: 500 },
  );
});

test("the trace of what holds no secret has it whole", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-c]{1,5}$/), fc.oneof(fc.integer(), fc.boolean())), (params) => {
      const tracer = createTracer();
      const call = tracer.take({ id: 1, method: "ask", type: "start", at: 0, params }, { now: 0 });
      expect(call).toMatchObject({ params, hidden: 0 });
    }),
  );
});

import { expect, test } from "vitest";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { createTracer } from "../../src/trace/createTracer.js";
import { toTrace } from "../../src/trace/toTrace.js";

const base = { id: 7, method: "auth" } as const;

test("a call from its start to its last answer", () => {
  const tracer = createTracer();
  const start = { ...base, type: "start", at: 1_700_000_000_000, params: { scope: "a" } } as const;
  expect(tracer.take(start, { now: 100 })).toEqual({
    id: 7,
    method: "auth",
    at: 1_700_000_000_000,
    params: { scope: "a" },
    outcome: "pending",
    after: [],
    hidden: 0,
  });
  const sent = { ...base, type: "sent", route: "webview", wire: { scope: "a", state: "0123456789ab" } } as const;
  const way = { now: 112, why: "Hosts: webview", host: "webview", kept: "link" } as const;
  expect(tracer.take(sent, way)).toMatchObject({
    sentAfter: 12,
    route: "webview",
    why: "Hosts: webview",
    host: "webview",
    kept: "link",
    wire: { scope: "a", state: "01••••ab" },
    hidden: 1,
  });
  const error = new VVChatError("failed", "The host said 400", { method: "auth", hostCode: 400, hostMessage: "no" });
  const end = { ...base, type: "end", duration: 50, error, raw: '{"err_code":400}' } as const;
  // Why it went its way is known since it was sent.
  expect(tracer.take(end, { now: 150, why: "later" })).toMatchObject({
    outcome: "failed",
    duration: 50,
    why: "Hosts: webview",
    reply: '{"err_code":400}',
    error: {
      message: "auth: The host said 400 (vvchat-react/docs/errors/failed.md)",
      hostCode: 400,
      hostMessage: "no",
    },
  });
  const late = { ...base, type: "double", duration: 60, raw: { code: "abcdefgh" } } as const;
  expect(tracer.take(late, { now: 160 })).toMatchObject({
    after: [{ type: "double", duration: 60, reply: { code: "••••" } }],
    hidden: 2,
  });
});

test("what never went to a host says why", () => {
  const tracer = createTracer();
  tracer.take({ ...base, type: "start", at: 0 }, { now: 0 });
  const error = new VVChatError("unavailable", "No VVChat here");
  const call = tracer.take({ ...base, type: "end", duration: 1, error }, { now: 1, why: "No VVChat here", host: null });
  expect(call).toMatchObject({ outcome: "unavailable", why: "No VVChat here", host: null });
  expect(call).not.toHaveProperty("sentAfter");
  expect(call).not.toHaveProperty("reply");
  expect(call).not.toHaveProperty("params");
});

test("a call whose start was not seen, or that was forgotten, is none", () => {
  const tracer = createTracer();
  const end = { ...base, type: "end", duration: 1, value: 1 } as const;
  expect(tracer.take(end, { now: 0 })).toBeUndefined();
  tracer.take({ ...base, type: "start", at: 0 }, { now: 0 });
  tracer.forget(7);
  expect(tracer.take(end, { now: 0 })).toBeUndefined();
});

test("a host that answers without an end is cut short", () => {
  const tracer = createTracer();
  tracer.take({ ...base, type: "start", at: 0 }, { now: 0 });
  const double = { ...base, type: "double", duration: 1, raw: "{}" } as const;
  let call = tracer.take(double, { now: 1 });
  for (let count = 0; count < 1000; count += 1) call = tracer.take(double, { now: 1 });
  expect(call?.after).toHaveLength(20);
});

test("a trace says where it was taken, without the address's query", () => {
  const place = { at: 5, appId: "a", userAgent: "u", host: null, url: "https://a.example/b?code=secret#/c?token=t" };
  expect(JSON.parse(toTrace([], place))).toEqual({
    vvchatTrace: 1,
    at: 5,
    appId: "a",
    page: "https://a.example/b",
    userAgent: "u",
    host: null,
    calls: [],
  });
});

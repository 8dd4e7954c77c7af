// A trace that the call log copied, played again by the fake host.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CallEvent, auth, getSession, isVVChatError, pay, share } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { createTracer } from "../../src/trace/createTracer.js";
import { toTrace } from "../../src/trace/toTrace.js";
import type { TracedCall } from "../../src/trace/VVChatTrace.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const timeouts = { interactive: 1000, call: 1000 };

/** A host whose client's calls are traced, as the call log does it. */
function traced(options: Parameters<typeof createFakeHost>[0] = {}) {
  const tracer = createTracer();
  const calls = new Map<number, TracedCall>();
  const after: string[] = [];
  const onCall = (event: CallEvent) => {
    const call = tracer.take(event, { now: performance.now() });
    if (call) calls.set(call.id, call);
    if (event.type === "late" || event.type === "double") after.push(event.type);
  };
  const host = createFakeHost({ timeouts, onCall, ...options });
  const place = { at: 0, appId: "a", url: "https://s.example/", userAgent: "ua", host: "webview" };
  return { host, after, copy: () => toTrace([...calls.values()], place) };
}

const ends = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => (isVVChatError(error) ? error.code : String(error)),
  );

/** The same calls, one after the other. */
async function useAll({ client }: ReturnType<typeof createFakeHost>): Promise<string[]> {
  const all = [
    () => client.call(auth, { scope: "snsapi_userinfo" }),
    () => client.call(auth, { scope: "snsapi_userinfo" }),
    () => client.call(getSession, undefined),
    () => client.call(share, { title: "T", url: "https://s.example/" }),
    () => client.call(pay, { imprestCode: "imp_0123456789" }),
  ];
  const seen: string[] = [];
  for (const call of all) {
    const end = ends(call());
    await vi.advanceTimersByTimeAsync(2500);
    seen.push(await end);
  }
  return seen;
}

test("what happened happens again: values, errors, silence, broken JSON, late and double answers", async () => {
  const first = traced();
  first.host.on("auth").fail(7, "busy").succeed();
  first.host.on("getSession").late({ session_id: "S1", session_type: 1 }, 2000);
  first.host.on("share").malformed();
  first.host.on("pay").twice({ trade_no: "T1" }, { trade_no: "T2" });
  const seen = await useAll(first.host);
  expect(seen).toEqual(["denied", "done", "timeout", "invalid_response", "done"]);
  expect(first.after).toEqual(["late", "double"]);

  const second = traced();
  second.host.replay(first.copy());
  expect(await useAll(second.host)).toEqual(seen);
  expect(second.after).toEqual(["late", "double"]);
});

test("an echoed state is the new call's, though the trace has it masked", async () => {
  const first = traced();
  await first.host.client.call(auth, { scope: "snsapi_userinfo" });
  const copied = first.copy();
  const [sent] = first.host.calls;
  expect(copied).not.toContain(String(sent?.params["state"]));
  const second = createFakeHost();
  second.replay(JSON.parse(copied) as Parameters<typeof second.replay>[0]);
  await expect(second.client.call(auth, { scope: "snsapi_userinfo" })).resolves.toMatchObject({
    code: expect.any(String),
  });
});

test("a call that never reached the host, or joined another, takes no answer", async () => {
  const call = { id: 1, method: "getSession", at: 0, outcome: "success", duration: 5, after: [], hidden: 0 };
  const host = createFakeHost({ timeouts });
  host.replay(
    JSON.stringify({
      vvchatTrace: 1,
      calls: [
        { ...call, reply: '{"session_id":"never sent","session_type":1}' },
        { ...call, sentAfter: 0, joined: 1, reply: '{"session_id":"joined","session_type":1}' },
        { ...call, sentAfter: 0, reply: '{"session_id":"S9","session_type":2}' },
      ],
    }),
  );
  const session = host.client.call(getSession, undefined);
  await vi.advanceTimersByTimeAsync(10);
  expect(await session).toEqual({ sessionId: "S9", sessionType: "group" });
});

describe("what is no trace is said by its field, and the host goes on as before", () => {
  const call = { method: "auth", sentAfter: 0, duration: 1, reply: "{}" };
  test.each<[string, unknown, string]>([
    ["no JSON", "{", "the text is no JSON"],
    ["nothing", undefined, "the trace must be an object"],
    ["a list", [], "the trace must be an object"],
    ["another format", { vvchatTrace: 2, calls: [] }, "vvchatTrace must be 1"],
    ["no calls", { vvchatTrace: 1 }, "calls must be a list"],
    ["a call that is none", { vvchatTrace: 1, calls: [call, 5] }, "calls[1] must be an object"],
    ["no method", { vvchatTrace: 1, calls: [{ ...call, method: 5 }] }, "calls[0].method must be a text"],
    ["no duration", { vvchatTrace: 1, calls: [{ ...call, duration: "1" }] }, "calls[0].duration must be a number"],
    ["before it was sent", { vvchatTrace: 1, calls: [{ ...call, sentAfter: -1 }] }, "calls[0].sentAfter must be"],
    ["answers that are none", { vvchatTrace: 1, calls: [{ ...call, after: {} }] }, "calls[0].after must be a list"],
    [
      "an answer without its time",
      { vvchatTrace: 1, calls: [{ ...call, after: [{ reply: "{}" }] }] },
      "calls[0].after[0].duration must be a number",
    ],
    ["a wire that is none", { vvchatTrace: 1, calls: [{ ...call, wire: "x" }] }, "calls[0].wire must be an object"],
  ])("%s", async (_, trace, words) => {
    const host = createFakeHost();
    expect(() => {
      host.replay(typeof trace === "string" ? trace : JSON.stringify(trace ?? null));
    }).toThrow(words);
    await expect(host.client.call(auth, { scope: "snsapi_userinfo" })).resolves.toMatchObject({ code: "fake-code-1" });
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVVChatClient, type VVChatClient } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { auth } from "../../src/methods/auth.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge, type TestBridge } from "./testBridge.js";
import { rejection, watch } from "./watch.js";

const pick = defineMethod<{ from?: string }>({
  name: "pick",
  interactive: true,
  decode: (reply) => reply.text,
});
const scan = defineMethod<{ from?: string }>({
  name: "scan",
  interactive: true,
  decode: (reply) => reply.text,
});
const ask = defineMethod<object>({ name: "ask", decode: (reply) => reply.text });

let bridge: TestBridge;
let events: CallEvent[];
let client: VVChatClient;

function setUp(host: TestBridge): void {
  bridge = host;
  events = [];
  client = createVVChatClient({ appId: "app", bridges: [bridge], onCall: (event) => events.push(event) });
}

beforeEach(() => {
  vi.useFakeTimers();
  setUp(createTestBridge("host"));
});

afterEach(() => {
  vi.useRealTimers();
});

describe("within a second of an open one", () => {
  test("the same call joins it: one host call, one outcome", async () => {
    const first = client.call(pick, { from: "a" });
    vi.advanceTimersByTime(999);
    const second = client.call(pick, { from: "a" });
    expect(bridge.sent).toHaveLength(1);
    bridge.last.reply({ text: "yes" });
    await expect(Promise.all([first, second])).resolves.toEqual(["yes", "yes"]);
  });

  test("fifty taps are one host call, and fifty starts and ends", async () => {
    const calls = Array.from({ length: 50 }, () => watch(client.call(auth, { scope: "snsapi_userinfo" })));
    expect(bridge.sent).toHaveLength(1);
    bridge.last.reply({ err_code: 0, code: "C" });
    await vi.advanceTimersByTimeAsync(0);
    expect(new Set(calls.map(({ value }) => value?.code))).toEqual(new Set(["C"]));
    expect(events.filter(({ type }) => type === "start")).toHaveLength(50);
    expect(events.filter(({ type }) => type === "end")).toHaveLength(50);
    expect(events.filter(({ type }) => type === "sent")).toHaveLength(1);
  });

  test("a start says which call it joined", () => {
    void client.call(pick, {});
    void client.call(pick, {});
    const starts = events.filter((event) => event.type === "start");
    expect(starts.map(({ joined }) => joined)).toEqual([undefined, 1]);
  });

  test("those that joined share its end, whatever it is", async () => {
    const calls = [watch(client.call(pick, {}, { timeout: 50 })), watch(client.call(pick, {}))];
    await vi.advanceTimersByTimeAsync(50);
    expect(calls.map(({ state }) => state)).toEqual(["timeout", "timeout"]);
    expect(calls[0]?.error).toBe(calls[1]?.error);
  });

  test("each signal ends its own call; the last one ends the host's call with it", async () => {
    const controllers = [new AbortController(), new AbortController(), new AbortController()];
    const calls = controllers.map(({ signal }) => watch(client.call(pick, {}, { signal })));
    controllers[0]?.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ state }) => state)).toEqual(["aborted", "pending", "pending"]);
    controllers[2]?.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ state }) => state)).toEqual(["aborted", "pending", "aborted"]);
    expect(vi.getTimerCount()).toBe(1);
    controllers[1]?.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ state }) => state)).toEqual(["aborted", "aborted", "aborted"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("one signal for several calls ends them all", async () => {
    const controller = new AbortController();
    const calls = [0, 1, 2].map(() => watch(client.call(pick, {}, { signal: controller.signal })));
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ state }) => state)).toEqual(["aborted", "aborted", "aborted"]);
  });

  test("those that stayed get the answer after the first caller has left", async () => {
    const controller = new AbortController();
    const first = watch(client.call(pick, {}, { signal: controller.signal }));
    const second = watch(client.call(pick, {}));
    controller.abort();
    bridge.last.reply({ text: "yes" });
    await vi.advanceTimersByTimeAsync(0);
    expect([first.state, second.value]).toEqual(["aborted", "yes"]);
  });

  test("other parameters, or another method, is busy and never reaches the host", async () => {
    const open = watch(client.call(pick, { from: "a" }));
    vi.advanceTimersByTime(999);
    expect(await rejection(client.call(pick, { from: "b" }))).toMatchObject({ code: "busy", method: "pick" });
    expect(await rejection(client.call(scan, { from: "a" }))).toMatchObject({ code: "busy", method: "scan" });
    expect(bridge.sent).toHaveLength(1);
    expect(open.state).toBe("pending");
  });

  test("another method of the same name is another call", async () => {
    void client.call(pick, {});
    expect((await rejection(client.call({ ...pick }, {}))).code).toBe("busy");
  });

  test("one that has settled is in nobody's way", () => {
    void client.call(pick, {});
    bridge.last.reply({});
    void client.call(scan, {});
    expect(bridge.sent.map(({ method }) => method)).toEqual(["pick", "scan"]);
  });

  test("calls that open nothing go ahead", () => {
    void client.call(pick, {});
    void client.call(ask, {});
    expect(bridge.sent.map(({ method }) => method)).toEqual(["pick", "ask"]);
  });
});

describe("after a second", () => {
  test.each([
    ["another call", { from: "b" }],
    ["the same call", { from: "a" }],
  ])("%s takes the place of the open one", async (_, params) => {
    const old = watch(client.call(pick, { from: "a" }));
    vi.advanceTimersByTime(1000);
    const fresh = watch(client.call(pick, params));
    await vi.advanceTimersByTimeAsync(0);
    expect([old.state, fresh.state]).toEqual(["superseded", "pending"]);
    expect(bridge.sent).toHaveLength(2);
    bridge.sent[0]?.reply({ text: "old" });
    bridge.sent[1]?.reply({ text: "new" });
    await vi.advanceTimersByTimeAsync(0);
    expect([old.state, fresh.value]).toEqual(["superseded", "new"]);
  });

  test("all that joined the open one are superseded", async () => {
    const old = [0, 1, 2].map(() => watch(client.call(pick, {})));
    vi.advanceTimersByTime(1000);
    void client.call(scan, {});
    await vi.advanceTimersByTimeAsync(0);
    expect(old.map(({ state }) => state)).toEqual(["superseded", "superseded", "superseded"]);
  });

  test("a call that opens nothing supersedes nothing", async () => {
    const open = watch(client.call(pick, {}));
    vi.advanceTimersByTime(1000);
    void client.call(ask, {});
    await vi.advanceTimersByTimeAsync(0);
    expect(open.state).toBe("pending");
  });

  test("the second counts from the newest one's opening", async () => {
    void client.call(pick, {}).catch(() => {});
    vi.advanceTimersByTime(1000);
    void client.call(scan, {});
    vi.advanceTimersByTime(999);
    expect((await rejection(client.call(pick, {}))).code).toBe("busy");
  });

  test("joining does not make the second any longer", async () => {
    const old = watch(client.call(pick, {}));
    vi.advanceTimersByTime(900);
    void client.call(pick, {}).catch(() => {});
    vi.advanceTimersByTime(100);
    void client.call(pick, {});
    await vi.advanceTimersByTimeAsync(0);
    expect(old.state).toBe("superseded");
  });

  test("a silent host never locks the page", async () => {
    for (let tap = 0; tap < 20; tap++) {
      void client.call(pick, {}).catch(() => {});
      vi.advanceTimersByTime(1000);
    }
    expect(bridge.sent).toHaveLength(20);
    expect(vi.getTimerCount()).toBe(1);
  });
});

describe("while the client is still connecting", () => {
  beforeEach(() => {
    setUp(createTestBridge("host", "maybe"));
  });

  test("the same call joins, however long it has waited, and one is sent", async () => {
    const calls = [watch(client.call(pick, {}))];
    vi.advanceTimersByTime(1400);
    calls.push(watch(client.call(pick, {})));
    bridge.up();
    expect(bridge.sent).toHaveLength(1);
    bridge.last.reply({ text: "yes" });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ value }) => value)).toEqual(["yes", "yes"]);
  });

  test("a different one is busy within a second, and told which one waits", async () => {
    const waiting = watch(client.call(pick, {}));
    vi.advanceTimersByTime(999);
    const error = await rejection(client.call(scan, {}));
    expect(error).toMatchObject({ code: "busy", method: "scan" });
    expect(error.message).toContain('"pick"');
    expect(waiting.state).toBe("pending");
  });

  test("a different one takes the place of the one that waits, after a second", async () => {
    const waiting = watch(client.call(pick, {}));
    vi.advanceTimersByTime(1000);
    const fresh = watch(client.call(scan, {}));
    await vi.advanceTimersByTimeAsync(0);
    expect([waiting.state, fresh.state]).toEqual(["superseded", "pending"]);
    bridge.up();
    expect(bridge.sent.map(({ method }) => method)).toEqual(["scan"]);
    bridge.last.reply({ text: "yes" });
    await vi.advanceTimersByTimeAsync(0);
    expect([waiting.state, fresh.value]).toEqual(["superseded", "yes"]);
  });

  test("the second counts from when the call was sent", async () => {
    void client.call(pick, {}).catch(() => {});
    vi.advanceTimersByTime(1400);
    bridge.up();
    vi.advanceTimersByTime(999);
    expect((await rejection(client.call(scan, {}))).code).toBe("busy");
    vi.advanceTimersByTime(1);
    void client.call(scan, {});
    expect(bridge.sent.map(({ method }) => method)).toEqual(["pick", "scan"]);
  });

  test("one that is aborted while waiting makes room", () => {
    const controller = new AbortController();
    void client.call(pick, {}, { signal: controller.signal }).catch(() => {});
    controller.abort();
    void client.call(scan, {});
    bridge.up();
    expect(bridge.sent.map(({ method }) => method)).toEqual(["scan"]);
  });

  test("one that ends unavailable makes room", async () => {
    const calls = [watch(client.call(pick, {})), watch(client.call(pick, {}))];
    await vi.advanceTimersByTimeAsync(1500);
    expect(calls.map(({ state }) => state)).toEqual(["unavailable", "unavailable"]);
    expect((await rejection(client.call(scan, {}))).code).toBe("unavailable");
  });
});

test("two clients do not keep each other busy", () => {
  const other = createVVChatClient({ appId: "app", bridges: [createTestBridge("other")] });
  void client.call(pick, {});
  void other.call(scan, {});
  expect(bridge.sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(2);
});

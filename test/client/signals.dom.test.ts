import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVVChatClient, type VVChatClient } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge, type TestBridge } from "./testBridge.js";
import { rejection, watch, type Watched } from "./watch.js";

const ask = defineMethod<unknown>({ name: "ask", decode: (reply) => reply.text });
const sheet = defineMethod<unknown>({ name: "sheet", interactive: true, decode: (reply) => reply.text });

let bridge: TestBridge;
let events: CallEvent[];
let onCall: (event: CallEvent) => void;
let client: VVChatClient;

/** A signal that counts who listens. */
function countedSignal() {
  const controller = new AbortController();
  const listening = new Set<unknown>();
  const { signal } = controller;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  vi.spyOn(signal, "addEventListener").mockImplementation(
    (type: string, listener: EventListenerOrEventListenerObject) => {
      listening.add(listener);
      add(type, listener);
    },
  );
  vi.spyOn(signal, "removeEventListener").mockImplementation(
    (type: string, listener: EventListenerOrEventListenerObject) => {
      listening.delete(listener);
      remove(type, listener);
    },
  );
  return {
    signal,
    listening,
    abort: () => {
      controller.abort();
    },
  };
}

function setUp(host: TestBridge): void {
  bridge = host;
  events = [];
  onCall = () => {};
  client = createVVChatClient({
    appId: "app",
    bridges: [bridge],
    onCall(event) {
      events.push(event);
      onCall(event);
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  setUp(createTestBridge("host"));
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a signal", () => {
  test("that is aborted before the call: nothing is sent, nothing listens", async () => {
    const { signal, listening, abort } = countedSignal();
    abort();
    expect(await rejection(client.call(ask, {}, { signal }))).toMatchObject({ code: "aborted", method: "ask" });
    expect(bridge.sent).toHaveLength(0);
    expect(listening.size).toBe(0);
    expect(events.map(({ type }) => type)).toEqual(["start", "end"]);
  });

  test("that is aborted before an interactive call does not touch the one that is open", async () => {
    const open = watch(client.call(sheet, {}));
    await vi.advanceTimersByTimeAsync(2000);
    expect((await rejection(client.call(sheet, {}, { signal: AbortSignal.abort() }))).code).toBe("aborted");
    expect(open.state).toBe("pending");
  });

  test("that is aborted while the call waits for a host: it is never sent", async () => {
    setUp(createTestBridge("host", "maybe"));
    const { signal, listening, abort } = countedSignal();
    const call = watch(client.call(ask, {}, { signal }));
    const other = watch(client.call(ask, {}));
    abort();
    await vi.advanceTimersByTimeAsync(0);
    expect([call.state, other.state]).toEqual(["aborted", "pending"]);
    bridge.up();
    expect(bridge.sent).toHaveLength(1);
    expect(listening.size).toBe(0);
  });

  test("that is aborted after the call was sent: it ends, and the answer is late", async () => {
    const { signal, listening, abort } = countedSignal();
    const call = watch(client.call(ask, {}, { signal }));
    abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(call.state).toBe("aborted");
    expect(listening.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    bridge.last.reply({ text: "yes" });
    expect(events.at(-1)?.type).toBe("late");
  });

  test("that is aborted after the end has no effect", async () => {
    const { signal, listening, abort } = countedSignal();
    const call = client.call(ask, {}, { signal });
    bridge.last.reply({ text: "yes" });
    expect(listening.size).toBe(0);
    const before = events.length;
    abort();
    await expect(call).resolves.toBe("yes");
    expect(events).toHaveLength(before);
  });

  test("keeps no listener, however the call ends", async () => {
    const { signal, listening } = countedSignal();
    const ends: Watched<unknown>[] = [];
    const call = (...args: Parameters<VVChatClient["call"]>) => ends.push(watch(client.call(...args)));
    call(ask, {}, { signal, timeout: 5 });
    call(sheet, {}, { signal });
    call(sheet, {}, { signal });
    call(sheet, { other: true }, { signal });
    call(ask, { wrong: NaN }, { signal });
    call(ask, {}, { signal, timeout: -1 });
    await vi.advanceTimersByTimeAsync(2000);
    call(sheet, {}, { signal });
    bridge.last.reply({});
    bridge.onSend = () => {
      throw new Error("host bug");
    };
    call(ask, {}, { signal });
    await vi.advanceTimersByTimeAsync(0);
    expect(ends.map(({ state }) => state)).toEqual([
      "timeout",
      "superseded",
      "superseded",
      "busy",
      "invalid",
      "invalid",
      "success",
      "failed",
    ]);
    expect(listening.size).toBe(0);
  });
});

describe("the app's own code, called in the middle", () => {
  test("a call that onCall aborts as it is about to be sent is not sent", async () => {
    const controller = new AbortController();
    onCall = (event) => {
      if (event.type === "sent") controller.abort();
    };
    expect((await rejection(client.call(ask, {}, { signal: controller.signal }))).code).toBe("aborted");
    expect(bridge.sent).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a call that onCall aborts as it starts is not sent", async () => {
    for (const method of [ask, sheet]) {
      const controller = new AbortController();
      onCall = (event) => {
        if (event.type === "start") controller.abort();
      };
      expect((await rejection(client.call(method, {}, { signal: controller.signal }))).code).toBe("aborted");
    }
    expect(bridge.sent).toHaveLength(0);
    expect(events.map(({ type }) => type)).toEqual(["start", "end", "start", "end"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a waiting call that onCall aborts while others are being sent is not sent, and leaves no timer", async () => {
    setUp(createTestBridge("host", "maybe"));
    const controller = new AbortController();
    onCall = (event) => {
      if (event.type === "sent" && event.id === 1) controller.abort();
    };
    void client.call(ask, { number: 1 });
    const second = watch(client.call(ask, { number: 2 }, { signal: controller.signal }));
    void client.call(ask, { number: 3 });
    bridge.up();
    await vi.advanceTimersByTimeAsync(0);
    expect(second.state).toBe("aborted");
    expect(bridge.sent.map(({ params }) => params)).toEqual([{ number: 1 }, { number: 3 }]);
    expect(events.filter(({ id }) => id === 2).map(({ type }) => type)).toEqual(["start", "end"]);
    for (const sent of bridge.sent) sent.reply({});
    expect(vi.getTimerCount()).toBe(0);
  });

  test("joined calls that onCall aborts as the first of them ends, end once", async () => {
    const controllers = [0, 1, 2, 3].map(() => new AbortController());
    onCall = (event) => {
      if (event.type === "end" && event.id === 1)
        controllers.forEach((controller) => {
          controller.abort();
        });
    };
    const calls = controllers.map(({ signal }) => watch(client.call(sheet, {}, { signal })));
    bridge.last.reply({ text: "yes" });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ state }) => state)).toEqual(["success", "aborted", "aborted", "success"]);
    expect(events.filter(({ type }) => type === "end").map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  test("a call that onCall makes as another ends goes ahead", async () => {
    let again: Promise<unknown> | undefined;
    onCall = (event) => {
      if (event.type === "end") again ??= client.call(sheet, { again: true });
    };
    const first = client.call(sheet, {});
    bridge.last.reply({ text: "one" });
    bridge.last.reply({ text: "two" });
    await expect(first).resolves.toBe("one");
    await expect(again).resolves.toBe("two");
  });

  test("a call that joins another settles, where onCall ends that other one as the join starts", async () => {
    const controller = new AbortController();
    onCall = (event) => {
      if (event.type === "start" && event.id === 2) controller.abort();
    };
    const calls = [watch(client.call(sheet, {}, { signal: controller.signal })), watch(client.call(sheet, {}))];
    bridge.last.reply({ text: "yes" });
    await vi.advanceTimersByTimeAsync(300_000);
    expect(calls.map(({ state }) => state)).toEqual(["aborted", "success"]);
  });

  test.each(["start", "end"] as const)(
    "a sheet that onCall opens on another's %s does not lie on top of it",
    async (type) => {
      const calls: Watched<unknown>[] = [watch(client.call(sheet, { number: 1 }))];
      vi.advanceTimersByTime(1000);
      onCall = () => {
        onCall = () => {};
        calls.push(watch(client.call(sheet, { number: 2 })));
      };
      if (type === "start") bridge.last.reply({});
      calls.push(watch(client.call(sheet, { number: 3 })));
      await vi.advanceTimersByTimeAsync(0);
      expect(calls.map(({ state }) => state).sort()).toEqual(
        [type === "start" ? "success" : "superseded", "busy", "pending"].sort(),
      );
      expect(bridge.sent).toHaveLength(2);
    },
  );
});

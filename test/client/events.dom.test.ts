import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVVChatClient } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { auth } from "../../src/methods/auth.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge } from "./testBridge.js";
import { rejection } from "./watch.js";

const ask = defineMethod<object>({ name: "ask", decode: (reply) => reply.text });

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("onCall", () => {
  test("is told of a call's start, of its way and of its end", async () => {
    const events: CallEvent[] = [];
    const bridge = createTestBridge("host", "maybe");
    const client = createVVChatClient({ appId: "app", bridges: [bridge], onCall: (event) => events.push(event) });
    const call = client.call(auth, { scope: "snsapi_userinfo", state: "S" });
    vi.advanceTimersByTime(100);
    bridge.up();
    vi.advanceTimersByTime(50);
    bridge.last.reply({ err_code: 0, code: "C", state: "S" });
    await call;
    const params = { scope: "snsapi_userinfo", state: "S" };
    expect(events).toEqual([
      { type: "start", id: 1, method: "auth", at: 1_700_000_000_000, params },
      { type: "sent", id: 1, method: "auth", route: "host", wire: { app_id: "app", ...params } },
      {
        type: "end",
        id: 1,
        method: "auth",
        duration: 150,
        value: { code: "C", ...params },
        raw: '{"err_code":0,"code":"C","state":"S"}',
      },
    ]);
  });

  test("gets the very error that the caller gets", async () => {
    const onCall = vi.fn<(event: CallEvent) => void>();
    const bridge = createTestBridge("host");
    const client = createVVChatClient({ appId: "app", bridges: [bridge], onCall });
    const caught = rejection(client.call(ask, {}));
    bridge.last.reply({ err_code: 400 });
    expect(onCall).toHaveBeenLastCalledWith({
      type: "end",
      id: 1,
      method: "ask",
      duration: 0,
      error: await caught,
      raw: '{"err_code":400}',
    });
  });

  test("is told of calls that never reach a host, with the parameters where they could be read", async () => {
    const events: CallEvent[] = [];
    const client = createVVChatClient({ appId: "app", bridges: [], onCall: (event) => events.push(event) });
    await rejection(client.call(ask, { bad: NaN }));
    await rejection(client.call(ask, { good: 1 }, { timeout: -1 }));
    await rejection(client.call(ask, { good: 2 }));
    expect(events.map(({ type }) => type)).toEqual(["start", "end", "start", "end", "start", "end"]);
    const params = events.map((event) => (event.type === "start" ? event.params : undefined));
    expect([params[0], params[2], params[4]]).toEqual([undefined, { good: 1 }, { good: 2 }]);
  });

  test("counts the calls of its own client from 1", () => {
    const ids: number[] = [];
    const make = () =>
      createVVChatClient({
        appId: "app",
        bridges: [],
        onCall: (event) => event.type === "start" && ids.push(event.id),
      });
    const [one, two] = [make(), make()];
    for (const client of [one, one, two, one]) client.call(ask, {}).catch(() => {});
    expect(ids).toEqual([1, 2, 1, 3]);
  });

  test("hears the end before the caller does", async () => {
    const order: string[] = [];
    const bridge = createTestBridge("host");
    bridge.onSend = (call) => {
      call.reply({});
    };
    const client = createVVChatClient({ appId: "app", bridges: [bridge], onCall: ({ type }) => order.push(type) });
    await client.call(ask, {}).then(() => order.push("caller"));
    expect(order).toEqual(["start", "sent", "end", "caller"]);
  });

  test("that throws touches no call, and its error is seen", async () => {
    const bridge = createTestBridge("host");
    bridge.onSend = (call) => {
      call.reply({ text: "yes" });
      call.reply({ text: "again" });
    };
    const client = createVVChatClient({
      appId: "app",
      bridges: [bridge],
      onCall({ type }) {
        throw new Error(`logger broke on ${type}`);
      },
    });
    await expect(client.call(ask, {})).resolves.toBe("yes");
    for (const type of ["start", "sent", "end", "double"]) {
      expect(() => vi.advanceTimersToNextTimer()).toThrow(`logger broke on ${type}`);
    }
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("client.onCall", () => {
  const answering = () => {
    const bridge = createTestBridge("host");
    bridge.onSend = (call) => {
      call.reply({ text: "yes" });
    };
    return bridge;
  };

  test("tells the same as the option, from now on, until it is stopped", async () => {
    const told: CallEvent[] = [];
    const later: CallEvent[] = [];
    const client = createVVChatClient({
      appId: "app",
      bridges: [answering()],
      onCall: (event) => told.push(event),
    });
    await client.call(ask, { n: 1 });
    const stop = client.onCall((event) => later.push(event));
    await client.call(ask, { n: 2 });
    expect(told.map(({ id }) => id)).toEqual([1, 1, 1, 2, 2, 2]);
    expect(later).toEqual(told.slice(3));
    stop();
    stop();
    await client.call(ask, { n: 3 });
    expect(later).toHaveLength(3);
  });

  test("tells each listener, though one throws; one that listens twice is told twice", async () => {
    const client = createVVChatClient({ appId: "app", bridges: [answering()] });
    const types: string[] = [];
    client.onCall(({ type }) => {
      throw new Error(`broke on ${type}`);
    });
    const listener = ({ type }: CallEvent) => types.push(type);
    const stop = client.onCall(listener);
    client.onCall(listener);
    await expect(client.call(ask, {})).resolves.toBe("yes");
    expect(types).toEqual(["start", "start", "sent", "sent", "end", "end"]);
    stop();
    await client.call(ask, {});
    expect(types.slice(6)).toEqual(["start", "sent", "end"]);
    for (const type of ["start", "sent", "end"]) {
      expect(() => vi.advanceTimersToNextTimer()).toThrow(`broke on ${type}`);
    }
  });

  test("may be stopped, and begun, by a listener while it is told", async () => {
    const client = createVVChatClient({ appId: "app", bridges: [answering()] });
    const later = vi.fn<(event: CallEvent) => void>();
    const stop = client.onCall(() => {
      stop();
      client.onCall(later);
    });
    await client.call(ask, {});
    expect(later.mock.calls.map(([{ type }]) => type)).toEqual(["sent", "end"]);
  });
});

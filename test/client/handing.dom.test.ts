import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type WebViewWindow, webViewBridge } from "../../src/bridges/webView.js";
import { createVVChatClient, type VVChatClient } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge } from "./testBridge.js";
import { rejection } from "./watch.js";

/** A method that hands its parameters on as they are, and back what was sent. */
const order = defineMethod<{ items: { sku: string; note?: string }[] }>({
  name: "order",
  decode: (_, sent) => sent,
});

let events: CallEvent[];

function clientOver(window: WebViewWindow): VVChatClient {
  return createVVChatClient({
    appId: "app",
    bridges: [webViewBridge({ window })],
    onCall: (event) => events.push(event),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  events = [];
});

afterEach(() => {
  vi.useRealTimers();
});

describe("parameters on their way to the host", () => {
  test("are a copy: what the caller changes later reaches nobody", async () => {
    const bridge = createTestBridge("host", "maybe");
    const client = createVVChatClient({ appId: "app", bridges: [bridge], onCall: (event) => events.push(event) });
    const params = { items: [{ sku: "tea" }] };
    const call = client.call(order, params);
    params.items.push({ sku: "milk" });
    bridge.up();
    expect(bridge.last.params).toEqual({ items: [{ sku: "tea" }] });
    bridge.last.reply({});
    await expect(call).resolves.toEqual({ items: [{ sku: "tea" }] });
    expect(events[0]).toMatchObject({ type: "start", params: { items: [{ sku: "tea" }] } });
  });

  test("are the host's own to spoil: neither the caller, nor events, nor the decoder see it", async () => {
    const client = clientOver({
      WebViewJavascriptBridge: {
        callHandler(_, given, respond) {
          // As JsBridge of 2022 does at the top; a stricter test of it spoils what lies below, too.
          Object.assign(given, { callbackId: "cb_1" });
          (given.items as { sku: string }[]).forEach((item) => {
            item.sku = "spoilt";
          });
          respond("{}");
        },
      },
    });
    const params = { items: [{ sku: "tea" }] };
    const sent = await client.call(order, params);
    expect(sent).toEqual({ items: [{ sku: "tea" }] });
    expect(params).toEqual({ items: [{ sku: "tea" }] });
    expect(events).toMatchObject([{ params }, { wire: params }, { type: "end" }]);
    for (const event of events) expect(JSON.stringify(event)).not.toMatch(/spoilt|callbackId/);
  });

  test("are out of reach of onCall, which may mask what it is told in place", async () => {
    const bridge = createTestBridge("host");
    bridge.onSend = (call) => {
      call.reply({});
    };
    const client = createVVChatClient({
      appId: "app",
      bridges: [bridge],
      onCall(event) {
        if (event.type === "start") (event.params as { items: { sku: string }[] }).items = [{ sku: "***" }];
        if (event.type === "sent")
          (event.wire.items as { sku: string }[]).forEach((item) => {
            item.sku = "***";
          });
      },
    });
    await expect(client.call(order, { items: [{ sku: "tea" }] })).resolves.toEqual({ items: [{ sku: "tea" }] });
    expect(bridge.last.params).toEqual({ items: [{ sku: "tea" }] });
  });

  test("arrive whole, whatever their keys are called", async () => {
    const bridge = createTestBridge("host");
    const any = defineMethod<unknown>({ name: "any", decode: () => null });
    const client = createVVChatClient({ appId: "app", bridges: [bridge] });
    const text = '{"__proto__":{"a":1},"constructor":2,"__proto":null}';
    void client.call(any, JSON.parse(text));
    expect(JSON.stringify(bridge.last.params)).toBe(text);
  });

  test("that cannot be carried never reach a host, and the field is named", async () => {
    const bridge = createTestBridge("host");
    const client = createVVChatClient({ appId: "app", bridges: [bridge], onCall: (event) => events.push(event) });
    const cyclic: { sku: string; self?: unknown } = { sku: "tea" };
    cyclic.self = cyclic;
    const error = await rejection(client.call(order, { items: [cyclic] }));
    expect(error).toMatchObject({ code: "invalid", field: "items[0].self", method: "order" });
    expect(bridge.sent).toHaveLength(0);
    expect(events).toMatchObject([
      { type: "start", id: 1 },
      { type: "end", id: 1, error },
    ]);
  });

  test("nested ever deeper end as a success or as invalid, never as anything else", async () => {
    const bridge = createTestBridge("host");
    bridge.onSend = (call) => {
      call.reply({});
    };
    const any = defineMethod<unknown>({ name: "any", interactive: true, decode: () => "success" });
    const client = createVVChatClient({ appId: "app", bridges: [bridge], onCall: (event) => events.push(event) });
    const ends = new Set<unknown>();
    let value: object = {};
    for (let depth = 1; depth <= 8000; depth++) {
      value = { a: value };
      if (depth % 50 === 0) {
        ends.add(await client.call(any, value).catch((error: unknown) => (error as { code?: unknown }).code ?? error));
      }
    }
    expect(ends).toEqual(new Set(["success", "invalid"]));
    expect(events.filter(({ type }) => type === "start")).toHaveLength(160);
    expect(events.filter(({ type }) => type === "end")).toHaveLength(160);
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { webViewBridge } from "../../src/bridges/webView.js";
import { createVVChatClient } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { auth } from "../../src/methods/auth.js";
import { createTestBridge } from "./testBridge.js";
import { rejection } from "./watch.js";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("on a server", () => {
  test("there is no document", () => {
    expect(typeof document).toBe("undefined");
  });

  test("the default client and every use of it touch nothing and say connecting", () => {
    const client = createVVChatClient({ appId: "app" });
    expect(client.getState()).toEqual({ status: "connecting", host: null, slow: false, error: null });
    expect(client.getState()).toBe(client.getState());
    expect(client.supports("auth")).toBe("unknown");
    expect(client.explain("auth")).toMatchObject({ support: "unknown", reason: "connecting", link: null, route: null });
    client.retry();
    client.subscribe(() => {})();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("no bridge is asked or connected", async () => {
    const bridge = createTestBridge("host");
    const client = createVVChatClient({ appId: "app", bridges: [bridge] });
    client.getState();
    await rejection(client.ready());
    await rejection(client.call(auth, { scope: "snsapi_userinfo" }));
    expect(bridge.detects + bridge.connects + bridge.sent.length).toBe(0);
    expect(client.getState().status).toBe("connecting");
  });

  test("a call ends unavailable, in words that are true there, too", async () => {
    const events: CallEvent[] = [];
    const client = createVVChatClient({ appId: "app", onCall: (event) => events.push(event) });
    const error = await rejection(client.call(auth, { scope: "snsapi_userinfo" }));
    expect(error).toMatchObject({ code: "unavailable", method: "auth" });
    expect(error.message).toContain("No VVChat here (yet)");
    expect(events.map(({ type }) => type)).toEqual(["start", "end"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("calls there do not keep each other busy", async () => {
    const client = createVVChatClient({ appId: "app" });
    for (let call = 0; call < 3; call++) {
      expect((await rejection(client.call(auth, { scope: `scope ${call}` }))).code).toBe("unavailable");
    }
  });

  test("making a bridge touches nothing", () => {
    expect(() => webViewBridge()).not.toThrow();
  });
});

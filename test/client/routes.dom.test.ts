import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVVChatClient } from "../../src/client/createClient.js";
import { initialState } from "../../src/client/connection.js";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge } from "./testBridge.js";
import { rejection } from "./watch.js";

const share = defineMethod<object>({ name: "share", decode: (reply) => reply.code });
const link = () => location.href;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the route of a method", () => {
  test("is the first host, in order of certainty, that does not rule it out", () => {
    const first = createTestBridge("first");
    const second = createTestBridge("second");
    first.supports = () => "no";
    const client = createVVChatClient({ appId: "app", bridges: [first, second] });
    void client.call(share, {});
    expect([first.sent.length, second.sent.length]).toEqual([0, 1]);
    expect(client.getState().host).toBe("first");
    expect(client.explain("share")).toMatchObject({ route: "second", support: "unknown", reason: "ready" });
  });

  test("is not a host that certainly has it, where a preferred one may have it", () => {
    const first = createTestBridge("first");
    const second = createTestBridge("second");
    second.supports = () => "yes";
    const client = createVVChatClient({ appId: "app", bridges: [first, second] });
    expect(client.explain("share").route).toBe("first");
  });

  test("may be a host that came after the client was ready", () => {
    const first = createTestBridge("first");
    first.supports = () => "no";
    const late = createTestBridge("late", "no");
    const client = createVVChatClient({ appId: "app", bridges: [first, late] });
    expect(client.supports("share")).toBe("no");
    late.up();
    expect(client.supports("share")).toBe("unknown");
  });

  test("a host that comes after the client was ready is told to subscribers, for what works has changed", () => {
    const first = createTestBridge("first");
    first.supports = () => "no";
    const late = createTestBridge("late", "no");
    const client = createVVChatClient({ appId: "app", bridges: [first, late] });
    const before = client.getState();
    const listener = vi.fn();
    client.subscribe(listener);
    late.up();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(client.getState()).not.toBe(before);
    expect(client.getState()).toEqual(before);
  });
});

describe("explain and supports", () => {
  test("while connecting: unknown, and no link yet", () => {
    const client = createVVChatClient({ appId: "app", bridges: [createTestBridge("host", "maybe")] });
    expect(client.explain("share")).toEqual({
      method: "share",
      route: null,
      support: "unknown",
      reason: "connecting",
      why: "No VVChat here (yet)",
      link: null,
      remedy: null,
      leaves: false,
      downloadUrl: null,
      error: null,
    });
    expect(client.supports("share")).toBe("unknown");
  });

  test.each(["yes", "unknown"] as const)("ready, where the host says %s", (support) => {
    const host = createTestBridge("host");
    host.supports = () => support;
    const client = createVVChatClient({ appId: "app", bridges: [host] });
    expect(client.explain("share")).toMatchObject({
      route: "host",
      support,
      reason: "ready",
      link: link(),
      error: null,
    });
    expect(client.supports("share")).toBe(support);
  });

  test("ready, without the method: names the hosts that are here", () => {
    const hosts = ["one", "two"].map((name) => createTestBridge(name));
    for (const host of hosts) host.supports = () => "no";
    const client = createVVChatClient({ appId: "app", bridges: hosts });
    const explained = client.explain("share");
    expect(explained).toMatchObject({ route: null, support: "no", reason: "unsupported", link: link() });
    expect(explained.why).toBe("Hosts: one,two");
  });

  test("unavailable: says how to open the page in VVChat", () => {
    const client = createVVChatClient({ appId: "app", bridges: [createTestBridge("host", "no")] });
    const explained = client.explain("share");
    expect(explained).toMatchObject({ route: null, support: "no", reason: "unavailable", link: link(), error: null });
    expect(explained.remedy).toBe("vvchat");
    expect(explained.why).toBe("No VVChat here (yet). Open the page in VVChat, or in the simulator");
  });

  test("failed: says which bridge broke, why, and where to read what to do", () => {
    const host = createTestBridge("host", "maybe");
    const client = createVVChatClient({ appId: "app", bridges: [host] });
    client.getState();
    host.fail(new Error("script.js was not found"));
    const explained = client.explain("share");
    expect(explained).toMatchObject({ route: null, support: "no", reason: "failed", error: { code: "unavailable" } });
    expect(explained.why).toBe(explained.error?.message);
    expect(explained.why).toContain("The host bridge broke");
    expect(explained.why).toContain("script.js was not found");
    expect(explained.why).toContain("docs/errors/unavailable.md");
  });

  test("as of a given state: what hydration shows, though the host is up", () => {
    const client = createVVChatClient({ appId: "app", bridges: [createTestBridge("host")] });
    expect(client.explain("share").reason).toBe("ready");
    expect(client.explain("share", initialState)).toMatchObject({ reason: "connecting", link: null, route: null });
  });

  test("agree with what the call does", async () => {
    const host = createTestBridge("host");
    host.supports = () => "no";
    const client = createVVChatClient({ appId: "app", bridges: [host] });
    const error = await rejection(client.call(share, {}));
    expect(error.code).toBe(client.explain("share").reason);
    expect(error.message).toContain(client.explain("share").why);
  });
});

describe("the error of a call without a route", () => {
  test("carries its docs link once, and its method once, also where a bridge's error lies beneath", async () => {
    const host = createTestBridge("host", "maybe");
    const client = createVVChatClient({ appId: "app", bridges: [host] });
    client.getState();
    for (const cause of [
      new Error("no script (vvchat.js), see the network tab"),
      new VVChatError("script_failed", "It did not load."),
    ]) {
      host.fail(cause);
      const { message } = await rejection(client.call(share, {}));
      expect(message.match(/docs\/errors/g)).toHaveLength(1);
      expect(message).toMatch(/^share: .*(see the network tab|did not load)/);
      client.retry();
    }
    vi.clearAllTimers();
  });

  test("keeps the bridge's error as its cause", async () => {
    const host = createTestBridge("host", "maybe");
    const client = createVVChatClient({ appId: "app", bridges: [host] });
    client.getState();
    const cause = new VVChatError("script_failed", "It did not load.");
    host.fail(cause);
    expect(await rejection(client.call(share, {}))).toMatchObject({ code: "script_failed", cause, method: "share" });
  });
});

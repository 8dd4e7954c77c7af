import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVVChatClient, type VVChatClient, type VVChatClientOptions } from "../../src/client/createClient.js";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge, type TestBridge } from "./testBridge.js";
import { rejection, watch } from "./watch.js";

const ping = defineMethod({ name: "ping", decode: (reply) => reply.pong });

function clientOver(bridges: TestBridge[], options?: Partial<VVChatClientOptions>): VVChatClient {
  return createVVChatClient({ appId: "app", bridges, ...options });
}

/** `"connecting"`, `"unavailable"`, or `"ready on HOST"`. */
function stateOf(client: VVChatClient): string {
  const { status, host } = client.getState();
  return host === null ? status : `${status} on ${host}`;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the start", () => {
  test("making a client touches nothing", () => {
    const bridge = createTestBridge("a", "maybe");
    const add = vi.spyOn(window, "addEventListener");
    clientOver([bridge]);
    expect(bridge.detects + bridge.connects).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(add).not.toHaveBeenCalled();
  });

  const uses: [string, (client: VVChatClient) => unknown][] = [
    ["getState", (client) => client.getState()],
    ["subscribe", (client) => client.subscribe(() => {})],
    ["ready", (client) => client.ready().catch(() => {})],
    ["supports", (client) => client.supports("ping")],
    ["explain", (client) => client.explain("ping")],
    ["call", (client) => client.call(ping, {}).catch(() => {})],
  ];

  test.each(uses)("the first use connects, be it %s", (_, use) => {
    const bridge = createTestBridge("a", "maybe");
    use(clientOver([bridge]));
    expect(bridge.connects).toBe(1);
  });

  test("retry does nothing before the first use", () => {
    const bridge = createTestBridge("a", "maybe");
    clientOver([bridge]).retry();
    expect(bridge.connects).toBe(0);
  });

  test("however many uses there are, hands are shaken once", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    for (const [, use] of [...uses, ...uses]) use(client);
    client.retry();
    bridge.up();
    for (const [, use] of uses) use(client);
    client.retry();
    expect(bridge.connects).toBe(1);
  });

  test("a host that is already up is ready in the very first state", () => {
    const client = clientOver([createTestBridge("a")]);
    expect(client.getState()).toEqual({ status: "ready", host: "a", slow: false, error: null });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a client with no bridges is unavailable at once", () => {
    expect(stateOf(clientOver([]))).toBe("unavailable");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("which bridge answers", () => {
  test("one that is certain beats one that is not, whatever the app's order", () => {
    const maybe = createTestBridge("maybe");
    maybe.certainty = "maybe";
    expect(stateOf(clientOver([maybe, createTestBridge("yes")]))).toBe("ready on yes");
  });

  test("one that is certain but not up yet is waited for", () => {
    const maybe = createTestBridge("maybe", "maybe");
    const yes = createTestBridge("yes", "yes");
    const client = clientOver([maybe, yes]);
    client.getState();
    maybe.up();
    expect(stateOf(client)).toBe("connecting");
    yes.up();
    expect(stateOf(client)).toBe("ready on yes");
  });

  test("among the uncertain the app's order counts, not who was first", () => {
    const first = createTestBridge("first", "maybe");
    const second = createTestBridge("second", "maybe");
    const client = clientOver([first, second]);
    client.getState();
    second.up();
    expect(stateOf(client)).toBe("connecting");
    first.up();
    expect(stateOf(client)).toBe("ready on first");
  });

  test("among the certain, too", () => {
    expect(stateOf(clientOver([createTestBridge("first"), createTestBridge("second")]))).toBe("ready on first");
  });

  test("a preferred one that fails gives way at once", () => {
    const first = createTestBridge("first", "maybe");
    const second = createTestBridge("second", "maybe");
    const client = clientOver([first, second]);
    client.getState();
    second.up();
    first.fail(new Error("no script"));
    expect(client.getState()).toEqual({ status: "ready", host: "second", slow: false, error: null });
  });

  test("a preferred one that stays silent gives way at the limit, and takes over when it comes up after all", () => {
    const first = createTestBridge("first", "maybe");
    const second = createTestBridge("second", "maybe");
    const client = clientOver([first, second]);
    client.getState();
    second.up();
    vi.advanceTimersByTime(1499);
    expect(stateOf(client)).toBe("connecting");
    vi.advanceTimersByTime(1);
    expect(stateOf(client)).toBe("ready on second");
    first.up();
    expect(stateOf(client)).toBe("ready on first");
  });

  test("a bridge is ranked by what it detects once it is up", () => {
    const first = createTestBridge("first", "maybe");
    const second = createTestBridge("second", "maybe");
    const client = clientOver([first, second]);
    client.getState();
    second.certainty = "yes";
    second.up();
    expect(stateOf(client)).toBe("ready on second");
  });

  test("one that rules its host out is connected, so that it listens, and never waited for", () => {
    const absent = createTestBridge("absent", "no");
    const maybe = createTestBridge("maybe", "maybe");
    const client = clientOver([absent, maybe]);
    client.getState();
    expect(absent.connects).toBe(1);
    maybe.up();
    expect(stateOf(client)).toBe("ready on maybe");
  });
});

describe("the limit", () => {
  test("a host that never answers is unavailable after 1.5 s", () => {
    const client = clientOver([createTestBridge("a", "maybe")]);
    client.getState();
    vi.advanceTimersByTime(1499);
    expect(stateOf(client)).toBe("connecting");
    vi.advanceTimersByTime(1);
    expect(client.getState()).toEqual({ status: "unavailable", host: null, slow: false, error: null });
  });

  test("the app may set it", () => {
    const client = clientOver([createTestBridge("a", "maybe")], { timeouts: { connect: 200 } });
    client.getState();
    vi.advanceTimersByTime(200);
    expect(stateOf(client)).toBe("unavailable");
  });

  test("where every bridge rules its host out, there is nothing to wait for", () => {
    const client = clientOver([createTestBridge("a", "no"), createTestBridge("b", "no")]);
    expect(stateOf(client)).toBe("unavailable");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("nothing keeps ticking once it is known where the page is", () => {
    for (const end of [
      (bridge: TestBridge) => {
        bridge.up();
      },
      (bridge: TestBridge) => {
        bridge.fail("broken");
      },
    ]) {
      const bridge = createTestBridge("a", "maybe");
      clientOver([bridge]).getState();
      expect(vi.getTimerCount()).toBe(2);
      end(bridge);
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});

describe("the limit in a web view", () => {
  const android = "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36";

  function pretend(userAgent: string, readyState: DocumentReadyState): void {
    vi.spyOn(navigator, "userAgent", "get").mockReturnValue(userAgent);
    vi.spyOn(document, "readyState", "get").mockReturnValue(readyState);
  }

  test.each(["loading", "interactive"] as const)("runs from window.load while the page is %s", (readyState) => {
    pretend(android, readyState);
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    vi.advanceTimersByTime(60_000);
    expect(client.getState()).toMatchObject({ status: "connecting", slow: true });
    window.dispatchEvent(new Event("load"));
    vi.advanceTimersByTime(1499);
    expect(stateOf(client)).toBe("connecting");
    vi.advanceTimersByTime(1);
    expect(stateOf(client)).toBe("unavailable");
  });

  test("runs from the start once the page has loaded", () => {
    pretend(android, "complete");
    const client = clientOver([createTestBridge("a", "maybe")]);
    client.getState();
    vi.advanceTimersByTime(1500);
    expect(stateOf(client)).toBe("unavailable");
  });

  test("runs from the start in any other browser, loading or not", () => {
    pretend("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36", "loading");
    const client = clientOver([createTestBridge("a", "maybe")]);
    client.getState();
    vi.advanceTimersByTime(1500);
    expect(stateOf(client)).toBe("unavailable");
  });

  test("a host that came before window.load leaves no timer behind it", () => {
    pretend(android, "loading");
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    bridge.up();
    window.dispatchEvent(new Event("load"));
    expect(vi.getTimerCount()).toBe(0);
    expect(stateOf(client)).toBe("ready on a");
  });

  test("a retry before window.load still waits for it, then for the limit", () => {
    pretend(android, "loading");
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    bridge.fail("broken");
    client.retry();
    vi.advanceTimersByTime(60_000);
    expect(stateOf(client)).toBe("connecting");
    window.dispatchEvent(new Event("load"));
    vi.advanceTimersByTime(1500);
    expect(stateOf(client)).toBe("unavailable");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("slow", () => {
  test("is set after 300 ms of connecting, and gone when it ends", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    vi.advanceTimersByTime(299);
    expect(client.getState().slow).toBe(false);
    vi.advanceTimersByTime(1);
    expect(client.getState()).toEqual({ status: "connecting", host: null, slow: true, error: null });
    bridge.up();
    expect(client.getState().slow).toBe(false);
  });

  test("is counted anew by a retry", () => {
    const client = clientOver([createTestBridge("a", "maybe")]);
    client.getState();
    vi.advanceTimersByTime(1500);
    client.retry();
    expect(client.getState().slow).toBe(false);
    vi.advanceTimersByTime(300);
    expect(client.getState().slow).toBe(true);
  });
});

describe("a host that comes late", () => {
  test.each(["maybe", "no"] as const)("takes the client from unavailable to ready (detected as %s)", (certainty) => {
    const bridge = createTestBridge("a", certainty);
    const client = clientOver([bridge]);
    client.getState();
    vi.advanceTimersByTime(1500);
    const listener = vi.fn();
    client.subscribe(listener);
    bridge.certainty = "yes";
    bridge.up();
    expect(stateOf(client)).toBe("ready on a");
    expect(listener).toHaveBeenCalledTimes(1);
    void client.call(ping, {});
    expect(bridge.sent).toHaveLength(1);
  });

  test("after its failure, too: the error is forgotten", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    bridge.fail(new Error("no script"));
    bridge.up();
    expect(client.getState()).toEqual({ status: "ready", host: "a", slow: false, error: null });
  });

  test("that comes up twice is one change, and sends what waits once", async () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    const listener = vi.fn();
    client.subscribe(listener);
    const call = watch(client.call(ping, {}));
    bridge.up();
    bridge.up();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(bridge.sent).toHaveLength(1);
    bridge.last.reply({ pong: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(call).toMatchObject({ state: "success", value: 1 });
  });

  test("that reports a failure after it was up stays up", () => {
    const bridge = createTestBridge("a");
    const client = clientOver([bridge]);
    client.getState();
    bridge.fail(new Error("too late"));
    expect(stateOf(client)).toBe("ready on a");
  });
});

describe("retry", () => {
  test("connects those that are not up again, with a new limit", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    vi.advanceTimersByTime(1500);
    client.retry();
    expect(stateOf(client)).toBe("connecting");
    expect(bridge.connects).toBe(2);
    vi.advanceTimersByTime(1499);
    expect(stateOf(client)).toBe("connecting");
    vi.advanceTimersByTime(1);
    expect(stateOf(client)).toBe("unavailable");
  });

  test("lets calls wait again", async () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    bridge.fail("broken");
    client.retry();
    const call = watch(client.call(ping, {}));
    bridge.up();
    bridge.last.reply({ pong: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(call.state).toBe("success");
  });

  test("is one change from connecting to what comes of it, whichever bridge is started first", async () => {
    const first = createTestBridge("first", "maybe");
    const second = createTestBridge("second", "maybe");
    const client = clientOver([first, second]);
    client.getState();
    first.fail("broken");
    second.fail("broken");
    first.onConnect = (listener) => {
      listener.failed("broken");
    };
    second.onConnect = (listener) => {
      listener.up();
    };
    const seen: string[] = [];
    let call = watch(Promise.resolve<unknown>(undefined));
    client.subscribe(() => {
      seen.push(stateOf(client));
      if (seen.length === 1) call = watch(client.call(ping, {}));
    });
    client.retry();
    expect(seen).toEqual(["connecting", "ready on second"]);
    second.last.reply({ pong: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(call).toMatchObject({ state: "success", value: 1 });
  });

  test("forgets why the last try failed", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    bridge.fail(new Error("no script"));
    expect(client.getState().error).not.toBeNull();
    client.retry();
    expect(client.getState()).toEqual({ status: "connecting", host: null, slow: false, error: null });
    vi.advanceTimersByTime(1500);
    expect(client.getState().error).toBeNull();
  });

  test("does nothing while connecting or ready", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    const before = client.getState();
    client.retry();
    expect(client.getState()).toBe(before);
    bridge.up();
    const ready = client.getState();
    client.retry();
    expect(client.getState()).toBe(ready);
    expect(bridge.connects).toBe(1);
  });

  test("from within onCall leaves the other waiting calls waiting, not lost", async () => {
    const bridge = createTestBridge("a", "maybe");
    let retried = false;
    const client = clientOver([bridge], {
      onCall(event) {
        if (event.type === "end" && !retried) {
          retried = true;
          client.retry();
        }
      },
    });
    const first = watch(client.call(ping, {}));
    const second = watch(client.call(ping, {}));
    await vi.advanceTimersByTimeAsync(1500);
    expect([first.state, second.state]).toEqual(["unavailable", "pending"]);
    bridge.up();
    bridge.last.reply({ pong: 2 });
    await vi.advanceTimersByTimeAsync(0);
    expect(second).toMatchObject({ state: "success", value: 2 });
  });
});

describe("a bridge that breaks", () => {
  test.each<[string, (bridge: TestBridge, error: Error) => void]>([
    [
      "throws in detect",
      (bridge, error) => {
        bridge.detect = () => {
          throw error;
        };
      },
    ],
    [
      "throws in connect",
      (bridge, error) => {
        bridge.onConnect = () => {
          throw error;
        };
      },
    ],
    [
      "fails within connect",
      (bridge, error) => {
        bridge.onConnect = (listener) => {
          listener.failed(error);
        };
      },
    ],
  ])("and %s is an error in the state, which names it and keeps the cause", (_, breakIt) => {
    const bridge = createTestBridge("broken", "maybe");
    const cause = new Error("script.js was not found");
    breakIt(bridge, cause);
    const { status, error } = clientOver([bridge]).getState();
    expect(status).toBe("unavailable");
    expect(error).toMatchObject({ code: "unavailable", cause });
    expect(error?.message).toContain("broken");
    expect(error?.message).toContain("script.js was not found");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("does not keep another from being ready", () => {
    const broken = createTestBridge("broken", "yes");
    broken.onConnect = () => {
      throw new Error("no script");
    };
    expect(clientOver([broken, createTestBridge("good")]).getState()).toMatchObject({ host: "good", error: null });
  });

  test("an error of the kit's own stays what it is", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    const error = new VVChatError("script_failed", "The vendor's script did not load.");
    bridge.fail(error);
    expect(client.getState().error).toBe(error);
  });

  test("that fails twice is one change", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    const listener = vi.fn();
    client.subscribe(listener);
    const error = new Error("no script");
    bridge.fail(error);
    bridge.fail(error);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test.each(["no", "maybe"] as const)(
    "that never settles does not hide why another failed (detected as %s)",
    (other) => {
      const failing = createTestBridge("failing", "maybe");
      const client = clientOver([createTestBridge("silent", other), failing]);
      client.getState();
      failing.fail(new VVChatError("script_failed", "The vendor's script did not load."));
      vi.advanceTimersByTime(1500);
      expect(client.getState()).toMatchObject({ status: "unavailable", error: { code: "script_failed" } });
    },
  );
});

describe("the state", () => {
  test("is the same object until it changes, and a new one when it does", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    const connecting = client.getState();
    expect(client.getState()).toBe(connecting);
    vi.advanceTimersByTime(300);
    const slow = client.getState();
    expect(slow).not.toBe(connecting);
    bridge.up();
    expect(client.getState()).not.toBe(slow);
    expect(connecting).toEqual({ status: "connecting", host: null, slow: false, error: null });
  });

  test("is told to every subscriber, until it stops", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    const one = vi.fn();
    const two = vi.fn();
    const stop = client.subscribe(one);
    client.subscribe(two);
    vi.advanceTimersByTime(300);
    stop();
    bridge.up();
    expect(one).toHaveBeenCalledTimes(1);
    expect(two).toHaveBeenCalledTimes(2);
  });

  test("is told to the others where one subscriber throws, and the error is not swallowed", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.subscribe(() => {
      throw new Error("the app's own");
    });
    const other = vi.fn();
    client.subscribe(other);
    expect(() => {
      bridge.up();
    }).not.toThrow();
    expect(other).toHaveBeenCalledTimes(1);
    expect(() => vi.runAllTimers()).toThrow("the app's own");
  });

  test("a subscriber that throws does not keep a retry from connecting", () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    client.getState();
    bridge.fail("broken");
    client.subscribe(() => {
      throw new Error("the app's own");
    });
    client.retry();
    expect(bridge.connects).toBe(2);
    vi.clearAllTimers();
  });
});

describe("ready()", () => {
  test("resolves when a host is there, at once or later", async () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    const waiting = watch(client.ready());
    await vi.advanceTimersByTimeAsync(1000);
    expect(waiting.state).toBe("pending");
    bridge.up();
    await expect(client.ready()).resolves.toBeUndefined();
    expect(waiting.state).toBe("success");
  });

  test("rejects unavailable where there is no host", async () => {
    const error = await rejection(clientOver([createTestBridge("a", "no")]).ready());
    expect(error).toMatchObject({ code: "unavailable", method: undefined });
  });

  test("rejects with why a bridge broke", async () => {
    const bridge = createTestBridge("a", "maybe");
    const ready = rejection(clientOver([bridge]).ready());
    bridge.fail(new VVChatError("script_failed", "The vendor's script did not load."));
    expect(await ready).toMatchObject({ code: "script_failed" });
  });
});

describe("calls made while connecting", () => {
  test("wait, and are sent in order when there is a host", async () => {
    const bridge = createTestBridge("a", "maybe");
    const client = clientOver([bridge]);
    const calls = ["1", "2", "3"].map((name) => watch(client.call({ ...ping, name }, {})));
    await vi.advanceTimersByTimeAsync(1000);
    expect(bridge.sent).toHaveLength(0);
    bridge.up();
    expect(bridge.sent.map(({ method }) => method)).toEqual(["1", "2", "3"]);
    expect(calls.map(({ state }) => state)).toEqual(["pending", "pending", "pending"]);
  });

  test("all end unavailable when there is none", async () => {
    const client = clientOver([createTestBridge("a", "maybe")]);
    const calls = [1, 2, 3].map(() => watch(client.call(ping, {})));
    await vi.advanceTimersByTimeAsync(1500);
    expect(calls.map(({ state }) => state)).toEqual(["unavailable", "unavailable", "unavailable"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("end with the code of the bridge that broke", async () => {
    const bridge = createTestBridge("a", "maybe");
    const call = rejection(clientOver([bridge]).call(ping, {}));
    const cause = new VVChatError("script_failed", "The vendor's script did not load.");
    bridge.fail(cause);
    expect(await call).toMatchObject({ code: "script_failed", method: "ping", cause });
  });
});

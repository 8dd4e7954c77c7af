import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { webViewBridge } from "../../src/bridges/webView.js";
import { createVVChatClient } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { auth } from "../../src/methods/auth.js";
import { pay } from "../../src/methods/pay.js";
import { selectSession } from "../../src/methods/selectSession.js";
import { share } from "../../src/methods/share.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createFakeHost, type FakeHost, type MethodScript } from "../../src/testing/index.js";
import { rejection, watch } from "../client/watch.js";

const scan = defineMethod<{ formats?: string[] }>({ name: "scan", decode: (reply) => reply.text });
const me = { scope: "snsapi_userinfo" };

/** How a call over the host ends: `"success"` or a code. */
async function endOf(host: FakeHost): Promise<string> {
  const call = watch(host.client.call(auth, me));
  await vi.advanceTimersByTimeAsync(300_000);
  return call.state;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("an unscripted host", () => {
  test("is ready at once and consents to auth, each time with a code of its own and the state that was sent", async () => {
    const host = createFakeHost();
    expect(host.client.getState()).toMatchObject({ status: "ready", host: "webview" });
    const first = await host.client.call(auth, { ...me, state: "S1" });
    const second = await host.client.call(auth, me);
    expect(first).toEqual({ code: "fake-code-1", state: "S1", scope: "snsapi_userinfo" });
    expect(second.code).toBe("fake-code-2");
  });

  test("answers no other method, and says how to script one", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const host = createFakeHost();
    const call = watch(host.client.call(scan, {}));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(call.state).toBe("timeout");
    expect(warn.mock.calls).toEqual([
      ['fake host: "scan" is not scripted, so it stays silent: host.on("scan").reply({ … })'],
    ]);
  });

  test("takes on() without an answer for no script", async () => {
    const host = createFakeHost();
    host.on("auth");
    expect(await endOf(host)).toBe("success");
  });
});

describe("each answer of a script", () => {
  const answers: [string, string, (script: MethodScript) => void][] = [
    [
      "reply",
      "success",
      (script) => {
        script.reply({ err_code: 0, code: "C" });
      },
    ],
    [
      "reply, made from the parameters",
      "success",
      (script) => {
        script.reply(({ state }) => ({ code: "C", state }));
      },
    ],
    [
      "reply, with another state",
      "state_mismatch",
      (script) => {
        script.reply({ code: "C", state: "foreign" });
      },
    ],
    [
      "fail",
      "denied",
      (script) => {
        script.fail();
      },
    ],
    [
      "succeed",
      "success",
      (script) => {
        script.succeed();
      },
    ],
    [
      "refuse",
      "denied",
      (script) => {
        script.refuse();
      },
    ],
    [
      "object",
      "success",
      (script) => {
        script.object();
      },
    ],
    [
      "object, of a reply",
      "state_mismatch",
      (script) => {
        script.object({ code: "C", state: "foreign" });
      },
    ],
    [
      "missing",
      "invalid_response",
      (script) => {
        script.missing();
      },
    ],
    [
      "unknown",
      "timeout",
      (script) => {
        script.unknown();
      },
    ],
    [
      "twice, of VVChat's success",
      "success",
      (script) => {
        script.twice();
      },
    ],
    [
      "silent",
      "timeout",
      (script) => {
        script.silent();
      },
    ],
    [
      "twice",
      "success",
      (script) => {
        script.twice({ code: "C" });
      },
    ],
    [
      "late, before the deadline",
      "success",
      (script) => {
        script.late({ code: "C" }, 299_999);
      },
    ],
    [
      "late, after the deadline",
      "timeout",
      (script) => {
        script.late({ code: "C" }, 300_001);
      },
    ],
    [
      "malformed",
      "invalid_response",
      (script) => {
        script.malformed();
      },
    ],
    [
      "malformed, with a text",
      "invalid_response",
      (script) => {
        script.malformed("<html>");
      },
    ],
  ];

  test.each(answers)("%s: %s", async (_, end, write) => {
    const host = createFakeHost();
    write(host.on("auth"));
    expect(await endOf(host)).toBe(end);
    expect(host.calls).toHaveLength(1);
  });

  test("fail says what the documents say, or what the test says", async () => {
    const host = createFakeHost();
    host.on("scan").fail().fail(7, "no camera").fail("E7");
    const errors = [1, 2, 3].map(() => rejection(host.client.call(scan, {})));
    expect(await Promise.all(errors)).toMatchObject([
      { code: "failed", hostCode: 400, hostMessage: "失败" },
      { code: "failed", hostCode: 7, hostMessage: "no camera" },
      { code: "failed", hostCode: "E7", hostMessage: "失败" },
    ]);
  });

  test("object hands over an object, in place of its text", async () => {
    const raws: unknown[] = [];
    const host = createFakeHost({ onCall: (event) => event.type === "end" && raws.push("raw" in event && event.raw) });
    host.on("scan").reply({ text: "yes" }).object({ text: "yes" });
    await host.client.call(scan, {});
    await host.client.call(scan, {});
    expect(raws).toEqual(['{"text":"yes"}', { text: "yes" }]);
  });

  test("refuse says no in the words of each method, which the kit knows for one", async () => {
    const host = createFakeHost();
    for (const name of ["pay", "share", "selectSession", "scan"]) host.on(name).refuse();
    const code = async (call: Promise<unknown>) => (await rejection(call)).code;
    expect(await code(host.client.call(pay, { imprestCode: "I1" }))).toBe("cancelled");
    expect(await code(host.client.call(share, { title: "Tea?", url: "https://tea.example/" }))).toBe("cancelled");
    expect(await code(host.client.call(selectSession))).toBe("cancelled");
    expect(await code(host.client.call(scan, {}))).toBe("failed");
  });

  test("twice answers twice, the same or something else", async () => {
    const events: CallEvent[] = [];
    const host = createFakeHost({ onCall: (event) => events.push(event) });
    host.on("scan").twice({ text: "one" }).twice({ text: "one" }, { text: "two" });
    await host.client.call(scan, {});
    await host.client.call(scan, {});
    await vi.advanceTimersByTimeAsync(0);
    expect(events.filter(({ type }) => type === "double")).toMatchObject([
      { id: 1, raw: '{"text":"one"}' },
      { id: 2, raw: '{"text":"two"}' },
    ]);
  });

  test("late is reported as late where the deadline was earlier", async () => {
    const events: CallEvent[] = [];
    const host = createFakeHost({ timeouts: { call: 50 }, onCall: (event) => events.push(event) });
    host.on("scan").late({ text: "at last" }, 100);
    expect((await Promise.all([rejection(host.client.call(scan, {})), vi.advanceTimersByTimeAsync(100)]))[0].code).toBe(
      "timeout",
    );
    expect(events.at(-1)).toMatchObject({ type: "late", raw: '{"text":"at last"}' });
  });

  test("an answer is never given within the call: a real app is another thread", async () => {
    const heard: string[] = [];
    const host = createFakeHost({ onCall: ({ type }) => heard.push(type) });
    host.on("scan").reply({ text: "yes" }).malformed().twice({ text: "yes" });
    for (let round = 1; round <= 3; round++) {
      void host.client.call(scan, {}).catch(() => {});
      expect(heard.splice(0)).toEqual(["start", "sent"]);
      await vi.advanceTimersByTimeAsync(0);
      expect(heard.splice(0)[0]).toBe("end");
    }
  });

  test("needs no timer, so that fake timers do not hold it up", async () => {
    const host = createFakeHost();
    await expect(host.client.call(auth, me)).resolves.toMatchObject({ code: "fake-code-1" });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a sequence", () => {
  test("is one answer a call, and the last one stays", async () => {
    const host = createFakeHost();
    host.on("auth").fail(1).malformed().reply({ code: "C" });
    const ends: string[] = [];
    for (let call = 0; call < 5; call++) ends.push(await endOf(host));
    expect(ends).toEqual(["denied", "invalid_response", "success", "success", "success"]);
  });

  test("may be written on while it is played", async () => {
    const host = createFakeHost();
    const script = host.on("auth").fail(1);
    expect(await endOf(host)).toBe("denied");
    script.reply({ code: "C" });
    expect([await endOf(host), await endOf(host)]).toEqual(["denied", "success"]);
  });

  test("is forgotten when the method is scripted anew, and by reset; other methods' are not", async () => {
    const host = createFakeHost();
    host.on("scan").reply({ text: "stays" });
    host.on("auth").fail(1).fail(2);
    host.on("auth").malformed();
    expect(await endOf(host)).toBe("invalid_response");
    await expect(host.client.call(scan, {})).resolves.toBe("stays");
    host.reset();
    expect(host.calls).toEqual([]);
    expect(await endOf(host)).toBe("success");
  });
});

describe("host.calls", () => {
  test("has every call as the host got it, in the host's own names, oldest first", async () => {
    vi.setSystemTime(1_700_000_000_000);
    const host = createFakeHost({ appId: "qyx1" });
    host.on("scan").reply({ text: "yes" });
    await host.client.call(auth, { ...me, state: "S" });
    await host.client.call(scan, { formats: ["qr"] });
    expect(host.calls).toEqual([
      { method: "auth", params: { app_id: "qyx1", scope: "snsapi_userinfo", state: "S" }, at: 1_700_000_000_000 },
      { method: "scan", params: { formats: ["qr"] }, at: 1_700_000_000_000 },
    ]);
  });

  test("is the same list after a reset, so that a test may keep it", async () => {
    const host = createFakeHost();
    const { calls, reset } = host;
    await host.client.call(auth, me);
    reset();
    await host.client.call(auth, me);
    expect(calls).toHaveLength(1);
  });

  test("has what never settles, and not what never reached the host", async () => {
    const host = createFakeHost();
    host.on("auth").silent();
    void host.client.call(auth, me).catch(() => {});
    await rejection(host.client.call(auth, { scope: "" }));
    expect(host.calls).toHaveLength(1);
  });
});

describe("a host that is not there", () => {
  test("is unavailable at once, without a timer", async () => {
    const host = createFakeHost({ available: false });
    expect(host.client.getState().status).toBe("unavailable");
    expect((await rejection(host.client.call(auth, me))).code).toBe("unavailable");
    expect(vi.getTimerCount()).toBe(0);
    expect(host.calls).toEqual([]);
  });
});

describe("hosts side by side", () => {
  test("do not disturb each other", async () => {
    const refusing = createFakeHost();
    const consenting = createFakeHost();
    refusing.on("auth").fail(1);
    const ends = await Promise.all([
      rejection(refusing.client.call(auth, me)),
      consenting.client.call(auth, me),
      refusing.client.ready(),
    ]);
    expect(ends[0].code).toBe("denied");
    expect(ends[1].code).toBe("fake-code-1");
    expect([refusing.calls.length, consenting.calls.length]).toEqual([1, 1]);
    refusing.reset();
    expect(consenting.calls).toHaveLength(1);
  });

  test("put nothing on the page", () => {
    const before = Object.getOwnPropertyNames(window);
    createFakeHost().client.getState();
    createFakeHost({ available: false }).client.getState();
    expect(Object.getOwnPropertyNames(window)).toEqual(before);
  });
});

describe("install", () => {
  const appClient = () => createVVChatClient({ appId: "app", bridges: [webViewBridge()] });

  test("serves a client that the app makes itself", async () => {
    const host = createFakeHost();
    const uninstall = host.install();
    const client = appClient();
    expect(client.getState().status).toBe("ready");
    await expect(client.call(auth, me)).resolves.toMatchObject({ code: "fake-code-1" });
    expect(host.calls).toMatchObject([{ method: "auth", params: { app_id: "app" } }]);
    uninstall();
  });

  test("serves a client that has found no host before", async () => {
    const client = appClient();
    expect(client.getState().status).toBe("unavailable");
    const listener = vi.fn();
    client.subscribe(listener);
    const uninstall = createFakeHost().install();
    expect(client.getState().status).toBe("ready");
    expect(listener).toHaveBeenCalledTimes(1);
    await expect(client.call(auth, me)).resolves.toMatchObject({ code: "fake-code-1" });
    uninstall();
  });

  test("serves calls that are already waiting, in a web view", async () => {
    vi.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (Linux; Android 14; wv) Chrome/124.0");
    const client = appClient();
    const call = watch(client.call(auth, me));
    expect(client.getState().status).toBe("connecting");
    const uninstall = createFakeHost().install();
    await vi.advanceTimersByTimeAsync(0);
    expect(call.state).toBe("success");
    expect(vi.getTimerCount()).toBe(0);
    uninstall();
  });

  test("takes its bridge off again, so that a later client finds none", () => {
    createFakeHost().install()();
    expect("WebViewJavascriptBridge" in window).toBe(false);
    expect(appClient().getState().status).toBe("unavailable");
  });

  test("takes off its own alone, and once", () => {
    const first = createFakeHost();
    const uninstallFirst = first.install();
    uninstallFirst();
    const uninstallSecond = createFakeHost().install();
    uninstallFirst();
    expect("WebViewJavascriptBridge" in window).toBe(true);
    uninstallSecond();
    expect("WebViewJavascriptBridge" in window).toBe(false);
  });

  test("is refused where the page has a bridge already, and leaves that one alone", async () => {
    const first = createFakeHost();
    const uninstall = first.install();
    expect(() => createFakeHost().install()).toThrow("has a WebViewJavascriptBridge already");
    await appClient().call(auth, me);
    expect(first.calls).toHaveLength(1);
    uninstall();
  });

  test("lets the app's own client go on with the next host, test after test", async () => {
    const client = appClient();
    for (let round = 0; round < 3; round++) {
      const host = createFakeHost();
      host.on("auth").reply({ code: `C${round}` });
      const uninstall = host.install();
      await expect(client.call(auth, me)).resolves.toMatchObject({ code: `C${round}` });
      expect(host.calls).toHaveLength(1);
      uninstall();
    }
  });

  test("leaves a client whose host was taken off with an error that says so", async () => {
    const client = appClient();
    const uninstall = createFakeHost().install();
    await client.ready();
    uninstall();
    const error = await rejection(client.call(auth, me));
    expect(error.code).toBe("failed");
    expect(error.message).toContain("The bridge is gone");
  });

  test("serves the page and the host's own client at once", async () => {
    const host = createFakeHost();
    const uninstall = host.install();
    await host.client.call(auth, me);
    await appClient().call(auth, me);
    expect(host.calls).toHaveLength(2);
    uninstall();
  });
});

describe("the client's options", () => {
  test("are the app's to choose: app id, deadlines, onCall", async () => {
    const onCall = vi.fn();
    const host = createFakeHost({ appId: "qyx1", timeouts: { interactive: 5 }, onCall });
    host.on("auth").silent();
    const call = rejection(host.client.call(auth, me));
    await vi.advanceTimersByTimeAsync(5);
    expect((await call).code).toBe("timeout");
    expect(host.client.appId).toBe("qyx1");
    expect(onCall).toHaveBeenCalledTimes(3);
  });
});

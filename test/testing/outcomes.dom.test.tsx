import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth, getSession, openSessionView, pay, selectSession, share, type VVChatClient } from "../../src/index.js";
import { createFakeHost, type FakeHost, type FakeOutcomes, type HostMethodName } from "../../src/testing/index.js";
import { watch } from "../client/watch.js";

/** A good call of each method. */
const makes: Record<HostMethodName, (client: VVChatClient) => Promise<unknown>> = {
  auth: (client) => client.call(auth, { scope: "snsapi_userinfo", state: "S1" }),
  pay: (client) => client.call(pay, { imprestCode: "I1" }),
  share: (client) => client.call(share, { title: "Tea?", url: "https://tea.example/" }),
  getSession: (client) => client.call(getSession),
  selectSession: (client) => client.call(selectSession),
  openSessionView: (client) => client.call(openSessionView, { openId: "o-1" }),
};

async function endOf(host: FakeHost, method: HostMethodName) {
  const call = watch(makes[method](host.client));
  await vi.advanceTimersByTimeAsync(300_000);
  return call;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const methods = Object.keys(makes) as HostMethodName[];

describe.each(methods)("%s, by outcomes", (method) => {
  const host = (outcome: FakeOutcomes[HostMethodName]) => createFakeHost({ outcomes: { [method]: outcome } });

  const success = {
    auth: { code: "fake-code-1", state: "S1", scope: "snsapi_userinfo" },
    pay: { tradeNo: "fake-trade-1" },
    share: { handedOff: true },
    getSession: { sessionId: "fake-session-1", sessionType: "single" },
    selectSession: { sessionId: "fake-session-2", sessionType: "group" },
    openSessionView: { opened: true },
  }[method];

  test.each(["succeed", "slow", "slow:1", "twice", "object"] as const)("%s is VVChat's success", async (outcome) => {
    expect((await endOf(host(outcome), method)).value).toEqual(success);
  });

  test("late:400000 is a timeout", async () => {
    expect((await endOf(host("late:400000"), method)).state).toBe("timeout");
  });

  test("refuse is the person's no, as far as the method has one", async () => {
    const no = { auth: "denied", pay: "cancelled", share: "cancelled", selectSession: "cancelled" };
    const { state } = await endOf(host("refuse"), method);
    expect(state).toBe({ ...no, getSession: "failed", openSessionView: "failed" }[method]);
  });

  test("fail:7:no is an error reply", async () => {
    const { state, error } = await endOf(host("fail:7:no"), method);
    expect(state).toBe(method === "auth" ? "denied" : "failed");
    expect(error).toMatchObject({ hostCode: 7, hostMessage: "no" });
  });

  test.each(["silent", "unknown"] as const)("%s is a timeout", async (outcome) => {
    expect((await endOf(host(outcome), method)).state).toBe("timeout");
  });

  test("malformed is no answer that anybody can read", async () => {
    expect((await endOf(host("malformed"), method)).state).toBe("invalid_response");
  });

  test("missing lacks what the method promises, where it promises something", async () => {
    const { state, value } = await endOf(host("missing"), method);
    if (method === "getSession") expect(value).toBeNull();
    else expect(state).toBe(/^(share|openSessionView)$/.test(method) ? "success" : "invalid_response");
  });
});

describe("outcomes", () => {
  test("stay, call after call and after reset, each with numbers of their own", async () => {
    const host = createFakeHost({ outcomes: { pay: "succeed" } });
    expect((await endOf(host, "pay")).value).toEqual({ tradeNo: "fake-trade-1" });
    host.reset();
    expect((await endOf(host, "pay")).value).toEqual({ tradeNo: "fake-trade-2" });
  });

  test("give way to a script, and come back with reset", async () => {
    const host = createFakeHost({ outcomes: { auth: "refuse" } });
    host.on("auth").succeed();
    expect((await endOf(host, "auth")).state).toBe("success");
    host.reset();
    expect((await endOf(host, "auth")).state).toBe("denied");
  });

  test("leave the other methods alone", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const host = createFakeHost({ outcomes: { share: "succeed" } });
    expect((await endOf(host, "auth")).state).toBe("success");
    expect((await endOf(host, "pay")).state).toBe("timeout");
    expect(warn.mock.calls).toEqual([
      ['fake host: "pay" is not scripted, so it stays silent: host.on("pay").succeed()'],
    ]);
  });

  test("silent is chosen, and so needs no word in the console", async () => {
    const warn = vi.spyOn(console, "warn");
    await endOf(createFakeHost({ outcomes: { pay: "silent" } }), "pay");
    expect(warn).not.toHaveBeenCalled();
  });

  test.each([
    [{ paay: "succeed" }, "outcomes.paay: VVChat has no such method. It has auth, pay,"],
    [{ toString: "succeed" }, "outcomes.toString: VVChat has no such method"],
    [{ pay: "succeeed" }, 'outcomes.pay: "succeeed" is no outcome. There are succeed, refuse,'],
    [{ pay: "slow:soon" }, 'outcomes.pay: "slow:soon" is no outcome'],
    [{ pay: "slow:-1" }, 'outcomes.pay: "slow:-1" is no outcome'],
    [{ pay: "silent:5" }, 'outcomes.pay: "silent:5" is no outcome'],
    [{ pay: "ask" }, 'outcomes.pay: "ask" is no outcome'],
    [{ pay: null }, "outcomes.pay: null is no outcome"],
  ])("%j is refused, by its field", (outcomes, says) => {
    expect(() => createFakeHost({ outcomes: outcomes as FakeOutcomes })).toThrow(`createFakeHost(): ${says}`);
  });
});

describe("latency", () => {
  test("is the time that each call takes to the app, before whatever the app does", async () => {
    const host = createFakeHost({ latency: 500 });
    host.on("auth").late({ code: "C1" }, 100);
    const call = watch(makes.auth(host.client));
    expect(host.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(599);
    expect(call.state).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect(call.state).toBe("success");
  });

  test("longer than the deadline is a timeout", async () => {
    const host = createFakeHost({ latency: 60, timeouts: { interactive: 50 } });
    expect((await endOf(host, "auth")).state).toBe("timeout");
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, "300", null])("of %j is refused", (latency) => {
    expect(() => createFakeHost({ latency: latency as number })).toThrow("createFakeHost(): latency: ");
  });
});

describe("a chat with the customer service", () => {
  test("is a link in VVChat's web view, and a call of the host's", async () => {
    const host = createFakeHost({ outcomes: { openSessionView: "succeed" } });
    await makes.openSessionView(host.client);
    expect(host.calls).toMatchObject([{ method: "openSessionView", params: { open_id: "o-1" } }]);
    expect(host.client.explain("openSessionView")).toMatchObject({ route: "deeplink", leaves: true });
    expect(host.client.getState().host).toBe("webview");
  });

  test("is not there without a host", async () => {
    const host = createFakeHost({ available: false });
    expect((await endOf(host, "openSessionView")).state).toBe("unavailable");
  });
});

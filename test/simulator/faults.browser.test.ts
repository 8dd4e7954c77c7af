// Each outcome that the simulator can be told, as a page's calls end by it.
import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { type Outcome, type SimulatorOptions } from "../../src/simulator/index.js";
import {
  type CallEvent,
  auth,
  createVVChatClient,
  getSession,
  openSessionView,
  pay,
  selectSession,
  share,
} from "../../src/index.js";
import { outcome, press, simulate } from "./app.js";
import { openLink, simulateBrowser, settled } from "./browserPlace.js";

/** A client with deadlines that a test can wait for, and what it was told of its calls. */
function createPage() {
  const events: CallEvent[] = [];
  const client = createVVChatClient({
    appId: "qyx1",
    timeouts: { interactive: 250, call: 250 },
    onCall: (event) => events.push(event),
  });
  return {
    client,
    after: () => events.filter(({ type }) => type === "late" || type === "double").map((it) => it.type),
  };
}

const methods = {
  auth: (client: ReturnType<typeof createVVChatClient>) => client.call(auth, { scope: "snsapi_userinfo" }),
  pay: (client: ReturnType<typeof createVVChatClient>) => client.call(pay, { imprestCode: "I1" }),
  share: (client: ReturnType<typeof createVVChatClient>) =>
    client.call(share, { title: "T", url: "https://shop.example/" }),
  getSession: (client: ReturnType<typeof createVVChatClient>) => client.call(getSession, undefined),
  selectSession: (client: ReturnType<typeof createVVChatClient>) => client.call(selectSession, undefined),
};
type Method = keyof typeof methods;

const done: Record<Method, object> = {
  auth: { code: expect.stringMatching(/^sim-/) },
  pay: { tradeNo: expect.stringMatching(/^sim-trade-/) },
  share: { handedOff: true },
  getSession: { sessionId: "sim-chat-8f2c", sessionType: "single" },
  selectSession: { sessionId: "sim-chat-41d0", sessionType: "group" },
};

/** How each method's call ends: by an error's code, or well. */
const ends: [Outcome, Record<Method, string>][] = [
  ["succeed", { auth: "done", pay: "done", share: "done", getSession: "done", selectSession: "done" }],
  [
    "refuse",
    { auth: "denied", pay: "cancelled", share: "cancelled", getSession: "failed", selectSession: "cancelled" },
  ],
  ["fail", { auth: "denied", pay: "failed", share: "failed", getSession: "failed", selectSession: "failed" }],
  ["fail:9:busy", { auth: "denied", pay: "failed", share: "failed", getSession: "failed", selectSession: "failed" }],
  ["silent", { auth: "timeout", pay: "timeout", share: "timeout", getSession: "timeout", selectSession: "timeout" }],
  ["unknown", { auth: "timeout", pay: "timeout", share: "timeout", getSession: "timeout", selectSession: "timeout" }],
  ["slow:50", { auth: "done", pay: "done", share: "done", getSession: "done", selectSession: "done" }],
  ["twice", { auth: "done", pay: "done", share: "done", getSession: "done", selectSession: "done" }],
  ["object", { auth: "done", pay: "done", share: "done", getSession: "done", selectSession: "done" }],
  [
    "malformed",
    {
      auth: "invalid_response",
      pay: "invalid_response",
      share: "invalid_response",
      getSession: "invalid_response",
      selectSession: "invalid_response",
    },
  ],
  [
    "missing",
    {
      auth: "invalid_response",
      pay: "invalid_response",
      // It promises no more than not to have failed.
      share: "done",
      // The page was opened from no chat.
      getSession: "done",
      selectSession: "invalid_response",
    },
  ],
];

describe.each(["ios", "android"] as const)("in VVChat on %s", (platform) => {
  test.each(ends)("%s", async (fault, wanted) => {
    const all = Object.keys(methods) as Method[];
    simulate({ platform, faults: Object.fromEntries(all.map((method) => [method, fault])) });
    const { client } = createPage();
    const seen: Record<string, unknown> = {};
    for (const method of all) seen[method] = await outcome(methods[method](client));
    for (const method of all) {
      const isDone = wanted[method] === "done" && !(method === "getSession" && fault === "missing");
      if (isDone) expect(seen[method], method).toMatchObject(done[method]);
      else expect(seen[method], method).toBe(wanted[method] === "done" ? null : wanted[method]);
    }
    expect(page.getByRole("dialog").elements()).toEqual([]);
  });

  test("late: the call has ended, and what comes then is told apart", async () => {
    simulate({ platform, faults: { getSession: "late:500" } });
    const { client, after } = createPage();
    expect(await outcome(client.call(getSession, undefined))).toBe("timeout");
    await expect.poll(after).toEqual(["late"]);
  });
});

test("a script comes before a fault, and a fault before the sheet", async () => {
  const simulator = simulate({ faults: { auth: "refuse" } });
  const { client } = createPage();
  simulator.on("auth").fail(5, "scripted");
  await expect(methods.auth(client)).rejects.toMatchObject({ hostCode: 5 });
  simulator.reset();
  await expect(methods.auth(client)).rejects.toMatchObject({ hostCode: 1 });
});

test("by hand: a call that waits is answered when the test says so, and once more", async () => {
  const simulator = simulate({ faults: { auth: "silent" } });
  const client = createVVChatClient({ appId: "qyx1" });
  const call = outcome(methods.auth(client));
  await expect.poll(() => simulator.calls).toHaveLength(1);
  const [asked] = simulator.calls;
  if (!asked) throw new Error("no call");
  simulator.answer(asked, "refuse");
  expect(await call).toBe("denied");
});

describe("what has no other way than a link", () => {
  const contact: SimulatorOptions["platform"][] = ["ios", "android"];
  test.each(contact)("in VVChat on %s, the chat with the customer service opens over the page", async (platform) => {
    simulate({ platform, app: { name: "半日茶" } });
    const { client } = createPage();
    const opened = client.call(openSessionView, { openId: "xd8wjr9jr02kjf823jse94kio8" });
    await expect.element(page.getByRole("dialog", { name: "半日茶客服" })).toBeVisible();
    await expect(opened).resolves.toBeDefined();
    expect(document.visibilityState).toBe("hidden");
    await press("关闭");
    expect(document.visibilityState).toBe("visible");
  });

  test("it can be an older app that knows no such link", async () => {
    simulate({ faults: { openSessionView: "unknown" } });
    const replies: unknown[] = [];
    openLink("openSessionView", { open_id: "x" });
    await settled();
    expect([page.getByRole("dialog").elements(), replies]).toEqual([[], []]);
  });
});

describe("in a phone's browser", () => {
  test.each<[Outcome, string]>([
    ["succeed", "code=sim-"],
    ["refuse", "err_code=1"],
    ["fail:9:busy", "err_code=9&err_msg=busy"],
    ["slow:50", "code=sim-"],
  ])("auth, %s: the answer is in the address that VVChat opens", async (fault, wanted) => {
    const { opened } = simulateBrowser({ faults: { auth: fault } });
    openLink("thirdlogin", {
      app_id: "qyx1",
      scope: "snsapi_userinfo",
      state: "S",
      redirect_uri: "https://s.example/",
    });
    await expect.poll(() => opened).toHaveLength(1);
    expect(opened[0]?.url).toContain(wanted);
    expect(opened[0]?.url).toContain("state=S");
  });

  test.each<Outcome>(["refuse", "fail", "missing", "malformed"])(
    "pay, %s: comes back without a word",
    async (fault) => {
      const { opened } = simulateBrowser({ faults: { pay: fault } });
      openLink("qpay", { imprest_code: "I1", redirect_uri: "https://s.example/a" });
      await expect.poll(() => opened).toEqual([{ how: "push", url: "https://s.example/a" }]);
    },
  );

  test("with a delay, a link's answer still comes by its way", async () => {
    const { opened } = simulateBrowser({ latency: 80, returns: { in: "new-tab" } });
    openLink("share", { redirect_uri: "https://s.example/a" });
    await press("发送");
    await expect.poll(() => opened).toMatchObject([{ how: "tab" }]);
  });
});

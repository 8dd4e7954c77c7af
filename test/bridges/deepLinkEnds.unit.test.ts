import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isVVChatError } from "../../src/errors/VVChatError.js";
import { auth } from "../../src/methods/auth.js";
import { getSession } from "../../src/methods/getSession.js";
import { openSessionView } from "../../src/methods/openSessionView.js";
import { pay } from "../../src/methods/pay.js";
import { rejection, watch } from "../client/watch.js";
import { createPhone } from "../returns/phone.js";

const page = "https://shop.example/tea?a=1#top";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("what becomes of it", () => {
  function left() {
    const phone = createPhone();
    const tab = phone.open(page);
    return { phone, tab, call: watch(tab.client.call(auth, { scope: "s" })) };
  }
  const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  test("the page stays in view for 2.5 s: not_opened, as a guess", async () => {
    const { call } = left();
    await after(2400);
    expect(call.state).toBe("pending");
    await after(100);
    expect(call.state).toBe("not_opened");
  });

  test("the page is hidden: it waits, for as long as a person may take", async () => {
    const { tab, call } = left();
    await after(1000);
    tab.hide();
    await after(240_000);
    expect(call.state).toBe("pending");
    await after(60_000);
    expect(call.state).toBe("timeout");
  });

  test("the page is back in view, and no answer comes within a second: left", async () => {
    const { tab, call } = left();
    tab.hide();
    await after(30_000);
    tab.show();
    await after(900);
    expect(call.state).toBe("pending");
    await after(100);
    expect(call.state).toBe("left");
  });

  test("a glance at the page and back: it goes on waiting", async () => {
    const { tab, call } = left();
    tab.hide();
    await after(5000);
    tab.show();
    await after(500);
    tab.hide();
    await after(5000);
    expect(call.state).toBe("pending");
  });

  test("the app opens after all, after the guess: told as late, for a payment to go on", async () => {
    const late: string[] = [];
    const phone = createPhone();
    const tab = phone.open(page);
    const onLate = (outcome: object) =>
      late.push("error" in outcome && isVVChatError(outcome.error, "left") ? "left" : "");
    const call = watch(tab.client.call(pay, { imprestCode: "I1" }, { onLate }));
    await after(2500);
    expect(call.state).toBe("not_opened");
    tab.hide();
    tab.show();
    await after(1000);
    expect([call.state, late]).toEqual(["not_opened", ["left"]]);
  });

  test("a minute after the guess nobody waits any more: a look at the page is no answer", async () => {
    const events: string[] = [];
    const phone = createPhone({ client: { onCall: ({ type }) => events.push(type) } });
    const tab = phone.open(page);
    tab.client.call(auth, { scope: "s" }).catch(() => {});
    await after(2500 + 60_000);
    tab.hide();
    tab.show();
    await after(5000);
    expect(events).toEqual(["start", "sent", "end"]);
  });

  test("what comes after the guess is late, and not a second answer", async () => {
    const events: string[] = [];
    const phone = createPhone({ client: { onCall: ({ type }) => events.push(type) } });
    const tab = phone.open(page);
    tab.client.call(auth, { scope: "s" }).catch(() => {});
    await after(2500);
    tab.hide();
    tab.show();
    await after(1000);
    expect(events).toEqual(["start", "sent", "end", "late"]);
  });

  test("a newer link ends the watch over the one before", async () => {
    const { tab, call } = left();
    await after(1100);
    const second = watch(tab.client.call(pay, { imprestCode: "I1" }));
    await after(1500);
    expect([call.state, second.state]).toEqual(["superseded", "pending"]);
    await after(1000);
    expect(second.state).toBe("not_opened");
  });

  test("customer service: opened as the page is hidden, and nothing more is heard of it", async () => {
    const tab = createPhone().open(page);
    const call = watch(tab.client.call(openSessionView, { openId: "x" }));
    tab.hide();
    await after(0);
    expect([call.state, call.value]).toEqual(["success", { opened: true }]);
    tab.show();
    await after(5000);
    expect(call.state).toBe("success");
  });

  test("nothing is left behind: no timer", async () => {
    const { tab } = left();
    tab.hide();
    tab.show();
    await after(1000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("getSession has no link: unsupported, at once, and says where it works", async () => {
    const phone = createPhone();
    const { client } = phone.open(page);
    const error = await rejection(client.call(getSession));
    expect(error.code).toBe("unsupported");
    expect(error.message).toContain("Open the page in VVChat");
    expect(phone.opened).toEqual([]);
    expect(client.explain("getSession")).toMatchObject({ reason: "unsupported", remedy: "vvchat", link: page });
  });
});

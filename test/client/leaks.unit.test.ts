import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Bridge } from "../../src/bridges/bridge.js";
import { readReply } from "../../src/bridges/reply.js";
import { createVVChatClient } from "../../src/client/createClient.js";
import { defineMethod } from "../../src/methods/defineMethod.js";

const ask = defineMethod<object, object>({ name: "ask", decode: (reply) => ({ ...reply }) });
const sheet = defineMethod<object, object>({ name: "sheet", interactive: true, decode: (reply) => ({ ...reply }) });

/** A host that keeps nothing of a call: what is kept then, the kit keeps. Answers by the call's `how`. */
const forgetful: Bridge = {
  name: "forgetful",
  detect: () => "yes",
  connect(listener) {
    listener.up();
  },
  supports: () => "yes",
  send(_, { how }, answer) {
    if (how === "throw") throw new Error("host bug");
    if (how === "answer") answer(readReply('{"text":"yes"}'));
    if (how === "twice") for (const text of ["one", "two"]) answer(readReply(JSON.stringify({ text })));
    if (how === "malformed") answer(readReply("{"));
  },
};

// A page, as far as a client over this host looks at one. There is no jsdom here: its heap would be searched each time.
beforeEach(() => {
  vi.stubGlobal("document", {});
  vi.stubGlobal("location", { href: "https://shop.example/" });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("10,000 calls", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test("of every kind and end keep no timer and no listener", async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    const client = createVVChatClient({ appId: "app", bridges: [forgetful] });
    const ends = new Map<string, number>();
    const count = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1);
    for (let round = 0; round < 1000; round++) {
      const controller = new AbortController();
      const calls = [
        ...["answer", "twice", "malformed", "throw", "silent"].map((how) => client.call(ask, { how }, { signal })),
        client.call(ask, { how: "silent" }, { signal: controller.signal }),
        client.call(sheet, { how: "silent" }, { signal }),
        client.call(sheet, { how: "silent" }, { signal }),
        client.call(sheet, { how: "other" }, { signal }),
        client.call(sheet, { how: NaN }, { signal }),
      ];
      for (const call of calls) {
        void call.then(
          () => count("success"),
          (error: unknown) => count((error as { code: string }).code),
        );
      }
      controller.abort();
      await vi.advanceTimersByTimeAsync(1000);
    }
    await vi.advanceTimersByTimeAsync(300_000);
    expect(Object.fromEntries(ends)).toEqual({
      success: 2000,
      invalid_response: 1000,
      failed: 1000,
      aborted: 1000,
      busy: 1000,
      invalid: 1000,
      superseded: 1998,
      timeout: 1002,
    });
    expect(vi.getTimerCount()).toBe(0);
    expect(add.mock.calls.length).toBeGreaterThan(0);
    const left = new Set(add.mock.calls.map(([, listener]) => listener));
    for (const [, listener] of remove.mock.calls) left.delete(listener);
    expect(left.size).toBe(0);
  }, 60_000);
});

describe("what a call was about is let go when it has settled:", () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;

  async function kept(refs: Record<string, WeakRef<object>>): Promise<string[]> {
    const names = () => Object.keys(refs).filter((name) => refs[name]?.deref());
    for (let turn = 0; turn < 10 && names().length > 0; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
    }
    return names();
  }

  const client = createVVChatClient({ appId: "app", bridges: [forgetful] });

  test.each([
    ["ask", "answer"],
    ["ask", "twice"],
    ["ask", "throw"],
    ["ask", "malformed"],
    ["sheet", "answer"],
    ["sheet", "throw"],
  ])("%s, %s", async (name, how) => {
    // In a function of its own, so that no variable here keeps what is asked after.
    const call = async () => {
      const params = { how };
      const controller = new AbortController();
      const { signal } = controller;
      const end: unknown = await client
        .call(name === "ask" ? ask : sheet, params, { signal })
        .catch((error: unknown) => error);
      return {
        params: new WeakRef(params),
        controller: new WeakRef(controller),
        signal: new WeakRef(signal),
        end: new WeakRef(end as object),
      };
    };
    expect(await kept(await call())).toEqual([]);
  });

  test("a call that was aborted while it waited for a host, however long that takes", async () => {
    vi.stubGlobal("navigator", { userAgent: "" });
    const absent: Bridge = { ...forgetful, detect: () => "maybe", connect: () => {} };
    const waiting = createVVChatClient({ appId: "app", bridges: [absent], timeouts: { connect: 600_000 } });
    const call = async () => {
      const params = { how: "answer" };
      const controller = new AbortController();
      const ended = waiting.call(ask, params, { signal: controller.signal }).catch(() => {});
      controller.abort();
      await ended;
      return { controller: new WeakRef(controller), signal: new WeakRef(controller.signal) };
    };
    expect(await kept(await call())).toEqual([]);
    expect(waiting.getState().status).toBe("connecting");
  });

  test("the caller's signal, after its call was aborted", async () => {
    const call = async () => {
      const controller = new AbortController();
      const ended = client.call(sheet, { how: "silent" }, { signal: controller.signal }).catch(() => {});
      controller.abort();
      await ended;
      return { signal: new WeakRef(controller.signal) };
    };
    expect(await kept(await call())).toEqual([]);
  });
});

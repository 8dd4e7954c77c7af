import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVVChatClient, type VVChatClient, type VVChatClientOptions } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { auth } from "../../src/methods/auth.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge, type SentCall, type TestBridge } from "./testBridge.js";
import { rejection, watch } from "./watch.js";

/** A method with all a method can have: reads `text`, `err_code` -1 is a cancel, -2 a refusal. */
const ask = defineMethod<{ question?: string }, string>({
  name: "ask",
  decode(reply) {
    if (typeof reply.text !== "string") throw new Error("no text");
    return reply.text;
  },
  isCancel: (reply) => reply.err_code === -1,
  isDenied: (reply) => reply.err_code === -2,
});
const sheet = defineMethod<object>({ name: "sheet", interactive: true, decode: (reply) => reply.text });

let bridge: TestBridge;
let events: CallEvent[];

function makeClient(options?: Partial<VVChatClientOptions>): VVChatClient {
  return createVVChatClient({ appId: "app", bridges: [bridge], onCall: (event) => events.push(event), ...options });
}

beforeEach(() => {
  vi.useFakeTimers();
  bridge = createTestBridge("host");
  events = [];
});

afterEach(() => {
  vi.useRealTimers();
});

describe("each end of the call table", () => {
  const auths = { scope: "snsapi_userinfo", state: "S" };
  const ends: [string, string, (client: VVChatClient) => Promise<unknown>, (sent: SentCall) => void][] = [
    [
      "success",
      "a decoded reply",
      (c) => c.call(ask, {}),
      (sent) => {
        sent.reply({ text: "yes" });
      },
    ],
    [
      "success",
      "err_code 200",
      (c) => c.call(ask, {}),
      (sent) => {
        sent.reply({ err_code: 200, text: "yes" });
      },
    ],
    [
      "success",
      "err_code 0, which the vendor's SDK takes for an error",
      (c) => c.call(auth, auths),
      (sent) => {
        sent.reply({ err_code: 0, code: "C" });
      },
    ],
    [
      "cancelled",
      "an error reply that the method takes for a cancel",
      (c) => c.call(ask, {}),
      (sent) => {
        sent.reply({ err_code: -1 });
      },
    ],
    [
      "denied",
      "an error reply that the method takes for a refusal",
      (c) => c.call(ask, {}),
      (sent) => {
        sent.reply({ err_code: -2 });
      },
    ],
    [
      "denied",
      "auth with any other err_code",
      (c) => c.call(auth, auths),
      (sent) => {
        sent.reply({ err_code: 1, code: "C" });
      },
    ],
    [
      "failed",
      "any other error reply",
      (c) => c.call(ask, {}),
      (sent) => {
        sent.reply({ err_code: 400, err_msg: "失败" });
      },
    ],
    [
      "failed",
      "host code that throws",
      (c) => c.call(ask, {}),
      () => {
        throw new Error("host bug");
      },
    ],
    [
      "invalid_response",
      "an answer that is no JSON",
      (c) => c.call(ask, {}),
      (sent) => {
        sent.answer({ kind: "malformed", problem: "no JSON object", raw: "{" });
      },
    ],
    [
      "invalid_response",
      "a success without what the method promises",
      (c) => c.call(ask, {}),
      (sent) => {
        sent.reply({ err_code: 0 });
      },
    ],
    [
      "invalid_response",
      "auth without a code",
      (c) => c.call(auth, auths),
      (sent) => {
        sent.reply({ err_code: 0, state: "S" });
      },
    ],
    [
      "state_mismatch",
      "auth with a foreign state",
      (c) => c.call(auth, auths),
      (sent) => {
        sent.reply({ code: "C", state: "foreign" });
      },
    ],
    [
      "timeout",
      "silence",
      (c) => c.call(ask, {}),
      () => {
        vi.advanceTimersByTime(10_000);
      },
    ],
    ["superseded", "a newer interactive call", (c) => c.call(sheet, {}), () => {}],
    ["aborted", "the caller's signal", (c) => c.call(ask, {}, { signal: AbortSignal.abort() }), () => {}],
    ["invalid", "a parameter that is missing", (c) => c.call(auth, {} as { scope: string }), () => {}],
  ];

  test.each(ends)("%s: %s", async (code, cause, call, answer) => {
    const client = makeClient();
    bridge.onSend = answer;
    const outcome = watch(call(client));
    if (cause === "a newer interactive call") {
      vi.advanceTimersByTime(1000);
      void client.call(sheet, {}).catch(() => {});
    }
    await Promise.resolve();
    await Promise.resolve();
    expect(outcome.state).toBe(code);
    if (outcome.error) expect(outcome.error.method).toMatch(/^(ask|auth|sheet)$/);
    expect(events.filter(({ type, id }) => type === "start" && id === 1)).toHaveLength(1);
    expect(events.filter(({ type, id }) => type === "end" && id === 1)).toHaveLength(1);
  });

  test("busy: another interactive call was opened less than 1 s ago", async () => {
    const client = makeClient();
    void client.call(sheet, {}).catch(() => {});
    expect(await rejection(client.call(auth, auths))).toMatchObject({ code: "busy", method: "auth" });
  });

  test("unsupported: a host is here, without this method", async () => {
    bridge.supports = () => "no";
    expect(await rejection(makeClient().call(ask, {}))).toMatchObject({ code: "unsupported", method: "ask" });
    expect(bridge.sent).toHaveLength(0);
  });

  test("unavailable: no host is here", async () => {
    bridge = createTestBridge("host", "no");
    expect(await rejection(makeClient().call(ask, {}))).toMatchObject({ code: "unavailable", method: "ask" });
  });

  test("the host's own number and text are kept, and shown in the message", async () => {
    bridge.onSend = (sent) => {
      sent.reply({ err_code: "E7", err_msg: "no <b>network</b>" });
    };
    const error = await rejection(makeClient().call(ask, {}));
    expect(error).toMatchObject({ code: "failed", hostCode: "E7", hostMessage: "no <b>network</b>" });
    expect(error.message).toContain("E7 no <b>network</b>");
  });

  test("a host's endless text does not make an endless message", async () => {
    bridge.onSend = (sent) => {
      sent.reply({ err_code: 1, err_msg: "x".repeat(100_000) });
    };
    const error = await rejection(makeClient().call(ask, {}));
    expect(error.hostMessage).toHaveLength(100_000);
    expect(error.message.length).toBeLessThan(400);
  });

  test("an error without a number or text reads as one", async () => {
    bridge.onSend = (sent) => {
      sent.reply({ err_code: { odd: true } });
    };
    const error = await rejection(makeClient().call(ask, {}));
    expect(error).toMatchObject({ code: "failed", hostCode: undefined, hostMessage: undefined });
    expect(error.message).not.toContain("undefined");
  });

  test("what the decoder threw is the cause", async () => {
    bridge.onSend = (sent) => {
      sent.reply({});
    };
    const error = await rejection(makeClient().call(ask, {}));
    expect(error.cause).toEqual(new Error("no text"));
    expect(error.message).toContain("no text");
  });
});

describe("methods that misbehave", () => {
  /** Even `String()` of it throws. */
  const hostile: unknown = Object.create(null);

  test.each<[string, Parameters<typeof defineMethod<object, unknown>>[0], object]>([
    [
      "decode",
      {
        name: "bad",
        decode: () => {
          throw hostile;
        },
      },
      {},
    ],
    [
      "isCancel",
      {
        name: "bad",
        decode: () => 1,
        isCancel: () => {
          throw hostile;
        },
      },
      { err_code: 1 },
    ],
    [
      "isDenied",
      {
        name: "bad",
        decode: () => 1,
        isDenied: () => {
          throw hostile;
        },
      },
      { err_code: 1 },
    ],
  ])("one whose %s throws something odd ends invalid_response, at once", async (_, definition, reply) => {
    bridge.onSend = (sent) => {
      sent.reply(reply);
    };
    const error = await rejection(makeClient().call(defineMethod(definition), {}));
    expect(error).toMatchObject({ code: "invalid_response", cause: hostile });
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["an error", new Error("not today")],
    ["something odd", hostile],
  ])("one whose encode throws %s ends invalid", async (_, thrown) => {
    const bad = defineMethod({
      name: "bad",
      encode: () => {
        throw thrown;
      },
      decode: () => 1,
    });
    expect(await rejection(makeClient().call(bad, {}))).toMatchObject({
      code: "invalid",
      field: "params",
      method: "bad",
    });
    expect(events.map(({ type }) => type)).toEqual(["start", "end"]);
    expect(bridge.sent).toHaveLength(0);
  });

  test("an error of the kit's own that encode or decode throws is handed on as it is", async () => {
    const mine = new VVChatError("invalid", "mine", { field: "thing" });
    const encode = defineMethod({
      name: "bad",
      encode: () => {
        throw mine;
      },
      decode: () => 1,
    });
    const decode = defineMethod({
      name: "bad",
      decode: () => {
        throw mine;
      },
    });
    bridge.onSend = (sent) => {
      sent.reply({});
    };
    const client = makeClient();
    expect(await rejection(client.call(encode, {}))).toBe(mine);
    expect(await rejection(client.call(decode, {}))).toBe(mine);
  });

  test("one that encodes what JSON cannot carry ends invalid, and the field is named", async () => {
    const bad = defineMethod({ name: "bad", encode: () => ({ amount: NaN }), decode: () => 1 });
    expect(await rejection(makeClient().call(bad, {}))).toMatchObject({ code: "invalid", field: "amount" });
    const later = defineMethod({ name: "bad", encode: () => Promise.resolve({}) as never, decode: () => 1 });
    expect(await rejection(makeClient().call(later, {}))).toMatchObject({ code: "invalid", field: "params" });
  });
});

describe("callers without TypeScript", () => {
  test.each<[string, (client: VVChatClient) => Promise<unknown>]>([
    ["no method", (client) => client.call(undefined as never, {})],
    ["a method's name", (client) => client.call("auth" as never, {})],
    ["a signal that is none", (client) => client.call(sheet, {}, { signal: {} as AbortSignal })],
    [
      "a controller in place of its signal",
      (client) => client.call(sheet, {}, { signal: new AbortController() as never }),
    ],
  ])("%s ends invalid, and locks nothing", async (_, call) => {
    const client = makeClient();
    const error = await rejection(call(client));
    expect(error).toMatchObject({ code: "invalid", field: "params" });
    expect(error.message).toContain("TypeError");
    expect(events.map(({ type }) => type)).toEqual(["start", "end"]);
    void client.call(sheet, { next: true }).catch(() => {});
    expect(bridge.sent).toHaveLength(1);
  });

  test("null options are none", async () => {
    bridge.onSend = (sent) => {
      sent.reply({ text: "yes" });
    };
    await expect(makeClient().call(ask, {}, null as never)).resolves.toBe("yes");
  });
});

describe("the deadline", () => {
  async function endOf(
    client: VVChatClient,
    ...[method, params, options]: Parameters<VVChatClient["call"]>
  ): Promise<number> {
    const startedAt = performance.now();
    const call = watch(client.call(method, params, options));
    for (let steps = 0; call.state === "pending" && steps < 100_000; steps++) await vi.advanceTimersToNextTimerAsync();
    expect(call.state).toBe("timeout");
    return performance.now() - startedAt;
  }

  const named = (definition: { interactive?: boolean; timeout?: number } = {}) =>
    defineMethod<unknown>({ name: "m", decode: (reply) => reply, ...definition });

  test("is 10 s, and 5 min for an interactive call", async () => {
    expect(await endOf(makeClient(), named(), {})).toBe(10_000);
    expect(await endOf(makeClient(), named({ interactive: true }), {})).toBe(300_000);
  });

  test("is the call's own, else the method's, else the client's for its kind", async () => {
    const timeouts = { call: 4, interactive: 5 };
    expect(await endOf(makeClient({ timeouts }), named({ timeout: 3 }), {}, { timeout: 1 })).toBe(1);
    expect(await endOf(makeClient({ timeouts }), named({ timeout: 3 }), {})).toBe(3);
    expect(await endOf(makeClient({ timeouts }), named(), {})).toBe(4);
    expect(await endOf(makeClient({ timeouts }), named({ interactive: true }), {})).toBe(5);
  });

  test("is no business of the method's name", async () => {
    const client = makeClient({ timeouts: { call: 4 } });
    for (const name of ["m", "constructor", "toString", "__proto__"]) {
      expect(await endOf(client, { ...named(), name }, {})).toBe(4);
    }
  });

  test("runs from when the call was sent, not from when it was made", async () => {
    bridge = createTestBridge("host", "maybe");
    const call = watch(makeClient().call(ask, {}, { timeout: 500 }));
    await vi.advanceTimersByTimeAsync(1400);
    bridge.up();
    await vi.advanceTimersByTimeAsync(499);
    expect(call.state).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect(call.state).toBe("timeout");
  });

  test("says in its message how long it waited", async () => {
    const call = rejection(makeClient().call(ask, {}));
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await call).message).toContain("10 s");
  });

  test("may be longer than a timer can be: then it is as long as one can be", async () => {
    const call = watch(makeClient().call(ask, {}, { timeout: Infinity }));
    await vi.advanceTimersByTimeAsync(24 * 24 * 3_600_000);
    expect(call.state).toBe("pending");
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(call.state).toBe("timeout");
  });

  test.each([0, -1, NaN, "1000", {}] as number[])(
    "of %o is refused: by the client, the method and the call",
    async (bad) => {
      for (const timeouts of [{ call: bad }, { interactive: bad }, { connect: bad }]) {
        expect(() => makeClient({ timeouts })).toThrow(/"timeouts\.(call|interactive|connect)" must be/);
      }
      expect(await rejection(makeClient().call(named({ timeout: bad }), {}))).toMatchObject({
        code: "invalid",
        field: "timeout",
      });
      expect(await rejection(makeClient().call(named(), {}, { timeout: bad }))).toMatchObject({
        code: "invalid",
        field: "timeout",
      });
      expect(bridge.sent).toHaveLength(0);
    },
  );

  test("that is undefined is the default, wherever it stands", async () => {
    const timeouts = { connect: undefined, call: undefined, interactive: undefined } as never;
    expect(await endOf(makeClient({ timeouts }), named(), {}, { timeout: undefined })).toBe(10_000);
  });

  test("is gone from the clock when the host answers", () => {
    const client = makeClient();
    void client.call(ask, {});
    expect(vi.getTimerCount()).toBe(1);
    bridge.last.reply({ text: "yes" });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("after the end", () => {
  test("an answer that comes after the deadline is reported as late and changes nothing", async () => {
    const call = watch(makeClient().call(ask, {}));
    await vi.advanceTimersByTimeAsync(10_000);
    bridge.last.reply({ text: "yes" });
    await vi.advanceTimersByTimeAsync(0);
    expect(call.state).toBe("timeout");
    expect(events.at(-1)).toEqual({ type: "late", id: 1, method: "ask", duration: 10_000, raw: '{"text":"yes"}' });
  });

  test("a second answer is reported as double and changes nothing, at once or much later", async () => {
    const call = watch(makeClient().call(ask, {}));
    bridge.last.reply({ text: "one" });
    bridge.last.reply({ text: "two" });
    await vi.advanceTimersByTimeAsync(60_000);
    bridge.last.reply({ err_code: 400 });
    expect(call).toMatchObject({ state: "success", value: "one" });
    expect(events.slice(3)).toEqual([
      { type: "double", id: 1, method: "ask", duration: 0, raw: '{"text":"two"}' },
      { type: "double", id: 1, method: "ask", duration: 60_000, raw: '{"err_code":400}' },
    ]);
  });

  test("an answer to what was superseded or aborted is late", () => {
    const client = makeClient();
    const controller = new AbortController();
    void client.call(sheet, {}).catch(() => {});
    vi.advanceTimersByTime(1000);
    void client.call(sheet, {}, { signal: controller.signal }).catch(() => {});
    controller.abort();
    for (const sent of bridge.sent) sent.reply({});
    expect(events.slice(-2)).toMatchObject([
      { type: "late", id: 1 },
      { type: "late", id: 2 },
    ]);
  });

  test("a host that throws after it answered has answered", async () => {
    bridge.onSend = (sent) => {
      sent.reply({ text: "yes" });
      throw new Error("host bug");
    };
    await expect(makeClient().call(ask, {})).resolves.toBe("yes");
    expect(vi.getTimerCount()).toBe(0);
    bridge.last.reply({ text: "again" });
    expect(events.map(({ type }) => type)).toEqual(["start", "sent", "end", "double"]);
  });

  test("a host that throws and answers later has failed, and its answer is late", async () => {
    bridge.onSend = () => {
      throw new Error("host bug");
    };
    const error = await rejection(makeClient().call(ask, {}));
    expect(error).toMatchObject({ code: "failed", cause: new Error("host bug") });
    bridge.last.reply({ text: "yes" });
    expect(events.at(-1)?.type).toBe("late");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a host that answers within send is a success like any other", async () => {
    bridge.onSend = (sent) => {
      sent.reply({ text: "yes" });
    };
    await expect(makeClient().call(ask, {})).resolves.toBe("yes");
    expect(events.map(({ type }) => type)).toEqual(["start", "sent", "end"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("calls that open nothing", () => {
  test("run side by side, and their answers are paired rightly in any order", async () => {
    const client = makeClient();
    const calls = [0, 1, 2, 3, 4].map(() => watch(client.call(ask, { question: "same" })));
    expect(bridge.sent).toHaveLength(5);
    for (const index of [3, 0, 4, 2, 1]) bridge.sent[index]?.reply({ text: `answer ${index}` });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4].map((index) => `answer ${index}`));
  });
});

describe("what may be called", () => {
  test("a call never throws in the caller's face", () => {
    const client = makeClient();
    for (const params of [undefined, null, 1, "text", [], () => {}]) {
      expect(client.call(ask, params as never).catch(() => {})).toBeInstanceOf(Promise);
    }
  });

  test("a client without an app id is refused as it is made", () => {
    for (const appId of [undefined, "", 1, null]) {
      expect(() => createVVChatClient({ appId: appId as string })).toThrow(/"appId" must be a non-empty string/);
    }
  });

  test("an entry that is no bridge is passed over: a condition may stand before one", async () => {
    const client = makeClient({ bridges: [undefined, false, null, bridge] });
    bridge.onSend = (call) => {
      call.reply({ text: "yes" });
    };
    await expect(client.call(ask, {})).resolves.toBe("yes");
    await expect(makeClient({ bridges: [undefined] }).call(ask, {})).rejects.toMatchObject({ code: "unavailable" });
  });

  test.each(["webview", {}, createTestBridge])(
    "a bridge that is none (%o) ends the call unavailable, as one that broke",
    async (none: unknown) => {
      const client = makeClient({ bridges: [none as never] });
      const error = await rejection(client.call(ask, {}));
      expect(error).toMatchObject({ code: "unavailable", method: "ask" });
      expect(error.message).toContain("TypeError");
      expect(client.explain("ask").reason).toBe("failed");
    },
  );
});

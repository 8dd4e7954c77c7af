import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVVChatClient, type VVChatClient } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { defineMethod, type HostMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge, type TestBridge } from "./testBridge.js";
import { watch, type Watched } from "./watch.js";

const define = (name: string, interactive: boolean): HostMethod<object, unknown> =>
  defineMethod({
    name,
    interactive,
    decode(reply) {
      if (reply.text === undefined) throw new Error("no text");
      return reply.text;
    },
    isCancel: (reply) => reply.err_code === -1,
  });
const methods = [define("ask", false), define("pick", true), define("scan", true)];

/** One step of a story: the user, the host or the clock moves. */
type Step =
  | { do: "call"; method: number; params: object; signal: number | undefined; timeout: number | undefined }
  | { do: "answer"; which: number; reply: object }
  | { do: "garble"; which: number }
  | { do: "abort"; signal: number }
  | { do: "wait"; ms: number }
  | { do: "up" }
  | { do: "fail" }
  | { do: "retry" }
  | { do: "mood"; mood: "silent" | "prompt" | "throwing" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("call" as const),
      method: fc.nat(2),
      params: fc.constantFrom<object[]>({}, { a: 1 }, { bad: NaN }),
      signal: fc.option(fc.nat(2), { nil: undefined }),
      timeout: fc.constantFrom(undefined, undefined, 50, 1500, -1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      which: fc.nat(20),
      reply: fc.constantFrom<object[]>({ text: "yes" }, { err_code: -1 }, { err_code: 400 }, {}),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("garble" as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("abort" as const), signal: fc.nat(2) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(0, 1, 49, 300, 999, 1000, 1500, 10_000),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step[]>({ do: "up" }, { do: "up" }, { do: "fail" }, { do: "retry" }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("mood" as const),
      mood: fc.constantFrom("silent" as const, "prompt" as const, "throwing" as const),
    }),
  },
);

/** What the app's `onCall` does when it is told of something: in the middle of the client's work. */
interface Reflex {
  on: CallEvent["type"];
  step: Step;
}

const reflex: fc.Arbitrary<Reflex> = fc.record({
  on: fc.constantFrom("start", "sent", "end", "late", "double"),
  step: step.filter((next) => next.do !== "wait"),
});

/** A call as its events tell of it. */
interface Told {
  method: string;
  joined: number | undefined;
  startedAt: number;
  sentAt: number | undefined;
  end: Extract<CallEvent, { type: "end" }> | undefined;
  /** Whether another interactive call was waiting, or opened less than a second ago, as it started. */
  crowded: boolean;
  /** How many answers came after its end. */
  after: number;
}

/** Plays a story to its end, and holds every promise of the life cycle against each event as it comes. */
class Story {
  readonly bridge: TestBridge = createTestBridge("host", "maybe");
  readonly client: VVChatClient;
  readonly told = new Map<number, Told>();
  readonly promises = new Map<number, Watched<unknown>>();
  readonly timeouts = new Map<number, number | undefined>();
  /** The crossings that reached the bridge, in its order, and how often each was answered. */
  readonly crossed: { id: number; answers: number }[] = [];
  /** The crossings that were told as sent, and have not reached the bridge yet. */
  readonly leaving: number[] = [];
  readonly controllers = [0, 1, 2].map(() => new AbortController());
  readonly listening = new Set<unknown>();
  readonly reflexes: Reflex[];
  mood = "silent";

  constructor(reflexes: readonly Reflex[]) {
    this.reflexes = [...reflexes];
    this.client = createVVChatClient({
      appId: "app",
      bridges: [this.bridge],
      onCall: (event) => {
        this.hear(event);
        this.react(event);
      },
    });
    this.bridge.onSend = (call) => {
      let id = this.leaving.pop();
      while (id !== undefined && this.isOver(id)) id = this.leaving.pop();
      expect(id).toBeDefined();
      const crossing = { id: id ?? NaN, answers: 0 };
      this.crossed.push(crossing);
      if (this.mood === "throwing") throw new Error("host bug");
      if (this.mood !== "prompt") return;
      crossing.answers += 1;
      call.reply({ text: "at once" });
    };
    for (const { signal } of this.controllers) {
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = (type: string, listener: EventListener) => {
        this.listening.add(listener);
        add(type, listener);
      };
      signal.removeEventListener = (type: string, listener: EventListener) => {
        this.listening.delete(listener);
        remove(type, listener);
      };
    }
  }

  call(id: number): Told {
    const told = this.told.get(id);
    if (!told) throw new Error(`Call ${id} never started`);
    return told;
  }

  /** The calls that share a crossing: the one that opened it, and those that joined. */
  crossing(id: number): Told[] {
    return [...this.told].filter(([own, { joined }]) => own === id || joined === id).map(([, told]) => told);
  }

  /** The other interactive crossings that somebody waits for. */
  open(but: number): number[] {
    return [...this.told]
      .filter(([id, { method, joined }]) => id !== but && method !== "ask" && joined === undefined)
      .map(([id]) => id)
      .filter((id) => !this.isOver(id));
  }

  /** When its sheet was opened, or will be as far as it knows. */
  since({ sentAt, startedAt }: Told): number {
    return sentAt ?? startedAt;
  }

  isOver(id: number): boolean {
    const ends = this.crossing(id).map(({ end }) => end);
    // Its callers are told one after the other. Only an abort is one caller's own.
    return ends.every((end) => end) || ends.some((end) => end && end.error?.code !== "aborted");
  }

  react(event: CallEvent): void {
    const index = this.reflexes.findIndex(({ on }) => on === event.type);
    const [reflex] = index < 0 ? [] : this.reflexes.splice(index, 1);
    if (reflex) void this.play(reflex.step);
  }

  hear(event: CallEvent): void {
    if (event.type === "start") {
      expect(this.told.has(event.id)).toBe(false);
      if (event.joined !== undefined) expect(this.isOver(event.joined)).toBe(false);
      const others = this.open(event.id).map((other) => this.since(this.call(other)));
      this.told.set(event.id, {
        method: event.method,
        joined: event.joined,
        startedAt: performance.now(),
        sentAt: undefined,
        end: undefined,
        crowded: others.some((since) => performance.now() - since < 1000),
        after: 0,
      });
      return;
    }
    const told = this.call(event.id);
    if (event.type === "sent") {
      // Its own caller may have left while it waited: it is sent for those who joined.
      expect([told.sentAt, told.joined, this.isOver(event.id)]).toEqual([undefined, undefined, false]);
      told.sentAt = performance.now();
      this.leaving.push(event.id);
      if (told.method !== "ask") {
        expect(this.open(event.id).filter((id) => this.call(id).sentAt !== undefined)).toEqual([]);
      }
    } else if (event.type === "end") {
      expect(told.end).toBeUndefined();
      told.end = event;
      this.judge(event, this.call(told.joined ?? event.id));
    } else {
      expect(this.crossing(event.id).some(({ end }) => end)).toBe(true);
      told.after += 1;
    }
  }

  /** Whether a call had the right to end as it did, at this very moment. */
  judge({ id, error }: Extract<CallEvent, { type: "end" }>, opener: Told): void {
    const now = performance.now();
    if (error?.code === "timeout") {
      const limit = this.timeouts.get(this.call(id).joined ?? id) ?? (opener.method === "ask" ? 10_000 : 300_000);
      expect(now - (opener.sentAt ?? NaN)).toBe(limit);
    }
    if (error?.code === "superseded") expect(now - this.since(opener)).toBeGreaterThanOrEqual(1000);
    if (error?.code === "busy") expect(this.call(id).crowded).toBe(true);
    if (error?.code === "aborted") expect(this.controllers.some(({ signal }) => signal.aborted)).toBe(true);
    // Those that joined are told after it, and the app may have done something in between.
    if (error?.code === "unavailable" && opener.end?.id === id)
      expect(this.client.getState().status).toBe("unavailable");
  }

  /** Synchronous but for `wait`. */
  async play(next: Step): Promise<void> {
    const { bridge, client } = this;
    if (next.do === "call") {
      const method = methods[next.method];
      if (!method) throw new Error("No such method");
      const id = this.timeouts.size + 1;
      this.timeouts.set(id, next.timeout);
      const signal = next.signal === undefined ? undefined : this.controllers[next.signal]?.signal;
      this.promises.set(id, watch(client.call(method, next.params, { signal, timeout: next.timeout })));
    } else if (next.do === "answer" || next.do === "garble") {
      const which = next.which % Math.max(1, bridge.sent.length);
      const call = bridge.sent[which];
      const crossing = this.crossed[which];
      if (!call || !crossing) return;
      crossing.answers += 1;
      if (next.do === "answer") call.reply(next.reply);
      else call.answer({ kind: "malformed", problem: "is not JSON", raw: "{" });
    } else if (next.do === "abort") this.controllers[next.signal]?.abort();
    else if (next.do === "wait") await vi.advanceTimersByTimeAsync(next.ms);
    else if (next.do === "up") bridge.up();
    else if (next.do === "fail") bridge.fail(new Error("no script"));
    else if (next.do === "retry") client.retry();
    else this.mood = next.mood;
  }

  /** What must be so when nothing more happens. */
  async end(): Promise<void> {
    this.reflexes.length = 0;
    await vi.advanceTimersByTimeAsync(302_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(this.listening.size).toBe(0);
    expect(this.told.size).toBe(this.promises.size);
    this.promises.forEach((promise, id) => {
      const { end } = this.call(id);
      expect(promise.state).toBe(end?.error?.code ?? "success");
      expect(promise.error).toBe(end?.error);
      expect(promise.value).toBe(end?.value);
    });
    // Each answer of the host either ended a call, or was reported after it.
    expect(this.crossed).toHaveLength(this.bridge.sent.length);
    for (const { id, answers } of this.crossed) {
      const ended = this.crossing(id).some(({ end }) => end?.raw !== undefined);
      expect(this.call(id).after + (ended ? 1 : 0)).toBe(answers);
    }
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("whatever user, host and clock do", () => {
  const ends = new Set<string>();
  const stories = fc.record({
    up: fc.boolean(),
    steps: fc.array(step, { maxLength: 40 }),
    reflexes: fc.array(reflex, { maxLength: 5 }),
  });
  const promises = fc.asyncProperty(stories, async ({ up, steps, reflexes }) => {
    const story = new Story(reflexes);
    if (up) story.client.getState();
    if (up) story.bridge.up();
    for (const next of steps) await story.play(next);
    await story.end();
    for (const { state } of story.promises.values()) ends.add(state);
  });

  test("each call settles once, each start has its end, one sheet is open at a time, and nothing is left behind", async () => {
    await fc.assert(promises, { numRuns: 400 });
  }, 60_000);

  test("and the stories are worth telling: some hundred of them reach every end that this client knows", async () => {
    ends.clear();
    await fc.assert(promises, { numRuns: 400, seed: 1 });
    expect([...ends].sort()).toEqual([
      "aborted",
      "busy",
      "cancelled",
      "failed",
      "invalid",
      "invalid_response",
      "success",
      "superseded",
      "timeout",
      "unavailable",
    ]);
  }, 60_000);
});

describe("whatever bridges do", () => {
  const rank = { yes: 0, maybe: 1, no: 2 };

  test("the best host that is up is the one, connecting ends at the limit, and waiting calls are sent in order", async () => {
    const bridges = fc.array(fc.constantFrom("yes" as const, "maybe" as const, "no" as const), {
      minLength: 1,
      maxLength: 4,
    });
    const moves = fc.array(
      fc.record({ ms: fc.constantFrom(0, 1, 100, 300, 700, 1499, 1500), bridge: fc.nat(3), up: fc.boolean() }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(bridges, moves, async (certainties, story) => {
        const all = certainties.map((certainty, index) => createTestBridge(`b${index}`, certainty));
        const status = all.map(() => "pending");
        const client = createVVChatClient({ appId: "app", bridges: all });
        const startedAt = performance.now();
        const made: unknown[] = [];
        const order = all
          .map((_, index) => index)
          .sort((a, b) => rank[all[a]?.certainty ?? "no"] - rank[all[b]?.certainty ?? "no"]);
        const call = () => {
          made.push({ number: made.length });
          client.call(methods[0] as HostMethod<object, unknown>, made.at(-1) as object).catch(() => {});
        };
        const check = () => {
          const state = client.getState();
          const best = order.find((index) => status[index] === "up");
          const hopes = order.slice(0, best === undefined ? undefined : order.indexOf(best));
          const hoping = hopes.some((index) => status[index] === "pending" && all[index]?.certainty !== "no");
          const elapsed = performance.now() - startedAt;
          if (elapsed < 1500 && hoping) {
            // Ready is for ever: a better one that is still pending can no longer unmake it.
            if (state.status === "connecting") return;
            expect(state.status).toBe("ready");
          }
          expect(state).toMatchObject(
            best === undefined
              ? { status: "unavailable", host: null }
              : { status: "ready", host: `b${best}`, error: null },
          );
          expect(state.slow).toBe(false);
        };
        check();
        call();
        for (const { ms, bridge, up } of story) {
          const target = bridge % all.length;
          await vi.advanceTimersByTimeAsync(ms);
          check();
          if (client.getState().status === "connecting") call();
          if (up) {
            status[target] = "up";
            all[target]?.up();
          } else {
            if (status[target] === "pending") status[target] = "failed";
            all[target]?.fail(new Error("no script"));
          }
          check();
        }
        const sent = all.flatMap((bridge) => bridge.sent.map(({ params }) => params));
        expect(sent).toEqual(made.slice(made.length - sent.length));
        await vi.advanceTimersByTimeAsync(20_000);
        check();
        expect(vi.getTimerCount()).toBe(0);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

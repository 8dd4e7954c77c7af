import type { Bridge, BridgeListener, Certainty, HostAnswer, Support, WireParams } from "../../src/bridges/bridge.js";
import { readReply } from "../../src/bridges/reply.js";

/** One call as the bridge got it, and the ways to answer it: never, once, twice, late. */
export interface SentCall {
  readonly method: string;
  readonly params: WireParams;
  /** By the monotonic clock. */
  readonly at: number;
  readonly answer: (answer: HostAnswer) => void;
  /** Answers as VVChat's app does, in JSON text. */
  readonly reply: (reply: object) => void;
}

/** A bridge whose every move the test makes. It keeps the contract unless a test makes it break it. */
export interface TestBridge extends Bridge {
  certainty: Certainty;
  supports: (method: string) => Support;
  /** What `connect` does beside counting. */
  onConnect: (listener: BridgeListener) => void;
  /** What `send` does beside keeping the call. */
  onSend: (call: SentCall) => void;
  readonly connects: number;
  readonly detects: number;
  readonly sent: readonly SentCall[];
  /** The call that was sent last. */
  readonly last: SentCall;
  up: () => void;
  fail: (error: unknown) => void;
}

/** @param certainty - what `detect` answers; `"up"` is a host that is there at once */
export function createTestBridge(name: string, certainty: Certainty | "up" = "up"): TestBridge {
  let listener: BridgeListener | undefined;
  let connects = 0;
  let detects = 0;
  const sent: SentCall[] = [];
  const bridge: TestBridge = {
    name,
    certainty: certainty === "up" ? "yes" : certainty,
    supports: () => "unknown",
    onConnect: (newest) => {
      if (certainty === "up") newest.up();
    },
    onSend: () => {},
    get connects() {
      return connects;
    },
    get detects() {
      return detects;
    },
    sent,
    get last() {
      const call = sent.at(-1);
      if (!call) throw new Error(`Nothing was sent to "${name}"`);
      return call;
    },
    up() {
      listener?.up();
    },
    fail(error) {
      listener?.failed(error);
    },
    detect() {
      detects += 1;
      return bridge.certainty;
    },
    connect(newest) {
      connects += 1;
      listener = newest;
      bridge.onConnect(newest);
    },
    send(method, params, answer) {
      const reply = (value: object) => {
        answer(readReply(JSON.stringify(value)));
      };
      const call: SentCall = { method, params, at: performance.now(), answer, reply };
      sent.push(call);
      bridge.onSend(call);
    },
  };
  return bridge;
}

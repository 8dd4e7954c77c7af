import { afterEach, beforeEach, expect, vi } from "vitest";
import { createVVChatClient, type VVChatClient, type VVChatClientOptions } from "../../src/client/createClient.js";
import type { CallEvent } from "../../src/client/events.js";
import { type CaughtErrors, catchErrors } from "../native/index.js";
import { type PageTraces, watchPage } from "./pageTraces.js";
import type { BridgeSetup, BridgeTraits } from "./setup.js";

/** A client of a test's, and what its `onCall` has been told. */
interface OpenedClient {
  readonly client: VVChatClient;
  readonly events: readonly CallEvent[];
}

/** What each test of the contract gets anew: a page with one host, and clients on it. */
export interface Scene {
  readonly setup: BridgeSetup;
  readonly host: BridgeSetup["host"];
  readonly traces: PageTraces;
  /** Uncaught errors so far. Whoever reads them expects some; in all other tests there must be none. */
  readonly errors: readonly string[];
  /** A client over a bridge of its own. Ends its calls after 2 s, so that nothing but a deadline takes so long. */
  open(options?: Partial<VVChatClientOptions>): OpenedClient;
}

/** Short, for calls that nothing but the deadline ends. */
export const deadline = 40;

export function sceneWith(create: () => BridgeSetup): Scene {
  let setup: BridgeSetup | undefined;
  let caught: CaughtErrors;
  let traces: PageTraces;
  let expectsErrors: boolean;

  beforeEach(() => {
    expectsErrors = false;
    caught = catchErrors();
    traces = watchPage();
    setup = create();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    setup?.dispose();
    traces.stop();
    caught.stop();
    if (!expectsErrors) expect(caught.errors).toEqual([]);
  });

  function current(): BridgeSetup {
    if (!setup) throw new Error("There is no scene outside of a test");
    return setup;
  }

  return {
    get setup() {
      return current();
    },
    get host() {
      return current().host;
    },
    get traces() {
      return traces;
    },
    get errors() {
      expectsErrors = true;
      return caught.errors;
    },
    open(options) {
      const events: CallEvent[] = [];
      const client = createVVChatClient({
        appId: "qyxd",
        bridges: [current().createBridge()],
        timeouts: { call: 2000, interactive: 2000 },
        onCall: (event) => events.push(event),
        ...options,
      });
      return { client, events };
    },
  };
}

/** The events of one kind. */
export function eventsOf<T extends CallEvent["type"]>(
  events: readonly CallEvent[],
  type: T,
): Extract<CallEvent, { type: T }>[] {
  return events.filter((event): event is Extract<CallEvent, { type: T }> => event.type === type);
}

/** What `onCall` is told of a reply that the app sent as this text. */
export function rawOf(text: string, traits: BridgeTraits): unknown {
  return traits.raw === "untouched" ? text : JSON.parse(text);
}

import type { Returns, WireParams } from "../bridges/bridge.js";
import { invalid } from "../errors/invalid.js";
import { safely } from "../errors/safely.js";
import { VVChatError, isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";
import type { HostMethod } from "../methods/defineMethod.js";
import type { Connection } from "./connection.js";
import type { CallEvent } from "./events.js";
import { type Flight, type Outcome, createFlight } from "./flight.js";
import { type OpenCall, createInteractiveGate } from "./interactive.js";
import { copyParams } from "./params.js";
import { noRoute, routeOf } from "./routes.js";
import { type Timeouts, timeoutOf } from "./timeouts.js";

/** Options of one call. */
export interface CallOptions<TResult = unknown> {
  /** Ends the call as `aborted`. What the host opened stays open: no host can close it. */
  signal?: AbortSignal | undefined;
  /** Deadline in ms, counted from when the call was sent. Default: the method's, then the client's. */
  timeout?: number | undefined;
  /**
   * What it is for, in a word: noted where the call leaves the page, so that its answer finds the one who asked. See
   * `takeReturn`. Nothing secret.
   */
  purpose?: string | undefined;
  /** The host is about to get the call. Not told of a call that joined another. */
  onSent?: (() => void) | undefined;
  /** The host answered after the call had settled. Not told of a call that joined another. */
  onLate?: ((outcome: Outcome<TResult>) => void) | undefined;
}

/** See `VVChatClient.call`. */
export interface Call {
  <TResult>(
    method: HostMethod<void, TResult>,
    params?: Readonly<Record<string, never>>,
    options?: CallOptions<TResult>,
  ): Promise<TResult>;
  <TParams, TResult>(
    method: HostMethod<TParams, TResult>,
    params: TParams,
    options?: CallOptions<TResult>,
  ): Promise<TResult>;
}

type Unnamed<TEvent> = TEvent extends CallEvent ? Omit<TEvent, "id" | "method"> : never;

/**
 * The one way to a host: checks and copies the parameters, waits for the connection, keeps interactive calls apart.
 *
 * @param listeners - are told of every start and end. One that throws keeps it from no other
 */
export function createCall(
  appId: string,
  connection: Connection,
  timeouts: Required<Timeouts>,
  listeners: ReadonlySet<(event: CallEvent) => void>,
  returns: Returns | undefined,
): Call {
  const gate = createInteractiveGate();
  let lastId = 0;

  function start<TParams, T>(
    method: HostMethod<TParams, T>,
    params: TParams,
    { signal, timeout, purpose, onSent, onLate }: CallOptions<T>,
    settle: (outcome: Outcome<T>) => void,
  ): void {
    // A caller without TypeScript may have handed over anything. What it is shows below.
    const { name } = Object(method) as HostMethod<TParams, T>;
    const id = ++lastId;
    const startedAt = performance.now();
    const duration = () => performance.now() - startedAt;
    const tell = (event: Unnamed<CallEvent>) => {
      for (const listener of [...listeners]) {
        safely(() => {
          listener({ id, method: name, ...event });
        });
      }
    };

    const aborted = () => new VVChatError("aborted", "By its signal", { method: name });
    const end = (outcome: Outcome<T>) => {
      tell({ type: "end", duration: duration(), ...outcome });
      settle(outcome);
    };
    const finish = (outcome: Outcome<T>) => {
      flight?.callers.delete(finish);
      signal?.removeEventListener("abort", abort);
      end(outcome);
    };
    const abort = () => {
      // The last one to leave ends the flight; while others wait, it goes on without this caller.
      if (flight?.callers.size === 1) flight.end(aborted());
      else finish({ error: aborted() });
    };

    const begin = { type: "start", at: Date.now() } as const;
    let copy: TParams | undefined;
    let wire: WireParams;
    let limit: number;
    let key: string;
    let joined: OpenCall<T> | undefined;
    let flight: Flight<T> | undefined;
    let opens: boolean;
    try {
      copy = copyParams(params, name);
      wire = copyParams(method.encode(copy, { appId }), name);
      limit = timeoutOf(timeouts, method, timeout);
      if (signal?.aborted) throw aborted();
      key = JSON.stringify(copy);
      opens = method.interactive && !routeOf(connection, name)?.quiet?.(name);
      joined = opens ? gate.meet(method, key) : undefined;
      signal?.addEventListener("abort", abort);
    } catch (cause) {
      tell({ ...begin, params: copy });
      const error = isVVChatError(cause) ? cause : invalid("params", `cannot be sent: ${wordsOf(cause)}`, name);
      end({ error });
      return;
    }

    if (joined) {
      flight = joined.flight;
      flight.callers.add(finish);
      tell({ ...begin, params: copy, joined: joined.id });
      return;
    }
    let stopWaiting = () => {};
    const own = createFlight<T>(
      method,
      wire,
      limit,
      () => {
        stopWaiting();
        gate.closed(own);
      },
      (type, outcome) => {
        tell({ type, duration: duration(), raw: outcome.raw });
        onLate?.(outcome);
      },
    );
    flight = own;
    own.callers.add(finish);
    if (opens) gate.opened({ id, method, key, flight: own });
    // Only now is onCall told: it may make and abort calls as it likes.
    tell({ ...begin, params: copy });
    stopWaiting = connection.whenSettled(() => {
      const bridge = routeOf(connection, name);
      if (!bridge) {
        own.end(noRoute(connection, name));
        return;
      }
      const onSend = () => {
        // A copy of its own, which whoever is told of it may mask in place.
        if (listeners.size) tell({ type: "sent", route: bridge.name, wire: copyParams(wire, name) });
        onSent?.();
      };
      own.send(bridge, onSend, returns?.depart(bridge.name, method, wire, purpose));
    });
  }

  return <TParams, TResult>(method: HostMethod<TParams, TResult>, params: TParams, options?: CallOptions<TResult>) =>
    new Promise<TResult>((resolve, reject) => {
      start(method, params, options ?? {}, (outcome) => {
        if ("error" in outcome) reject(outcome.error);
        else resolve(outcome.value);
      });
    });
}

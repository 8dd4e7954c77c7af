import type { WireParams } from "../bridges/bridge.js";
import { invalid } from "../errors/invalid.js";
import { VVChatError, isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";
import type { HostMethod } from "../methods/defineMethod.js";
import type { Connection } from "./connection.js";
import type { CallEvent } from "./events.js";
import { type Flight, type Outcome, createFlight } from "./flight.js";
import { createInteractiveGate } from "./interactive.js";
import { copyParams } from "./params.js";
import { noRoute, routeOf } from "./routes.js";
import { type Timeouts, timeoutOf } from "./timeouts.js";

/** Options of one call. */
export interface CallOptions {
  /** Ends the call as `aborted`. What the host opened stays open: no host can close it. */
  signal?: AbortSignal | undefined;
  /** Deadline in ms, counted from when the call was sent. Default: the method's, then the client's. */
  timeout?: number | undefined;
}

/** See `VVChatClient.call`. */
export type Call = <TParams, TResult>(
  method: HostMethod<TParams, TResult>,
  params: TParams,
  options?: CallOptions,
) => Promise<TResult>;

function nameOf(method: unknown): string {
  return (method as { name?: string } | null | undefined)?.name ?? wordsOf(method);
}

/** For callers without TypeScript: the vendor's SDK takes a method's name, and a controller is easily handed on whole. */
function checkCall(method: unknown, signal: AbortSignal | undefined, name: string): void {
  if (typeof (method as Partial<HostMethod<never, unknown>> | null | undefined)?.encode !== "function") {
    throw invalid("method", "must be a method such as auth, or what defineMethod() made", name);
  }
  if (signal && typeof signal.addEventListener !== "function") {
    throw invalid("signal", "must be an AbortSignal", name);
  }
}

/** The wire parameters of a call. A method refuses by throwing, whatever it throws. */
function encode<TParams>(method: HostMethod<TParams, unknown>, params: TParams, appId: string): WireParams {
  try {
    return copyParams(method.encode(params, { appId }), method.name);
  } catch (error) {
    throw isVVChatError(error) ? error : invalid("params", `were refused: ${wordsOf(error)}`, method.name);
  }
}

/**
 * The one way to a host: checks and copies the parameters, waits for the connection, keeps interactive calls apart.
 *
 * @param emit - is told of every start and end; must not throw
 */
export function createCall(
  appId: string,
  connection: Connection,
  timeouts: Required<Timeouts>,
  emit: (event: CallEvent) => void,
): Call {
  const gate = createInteractiveGate();
  let lastId = 0;

  /** Sends a flight as soon as there is a host, or ends it. Returns a way to stop waiting. */
  function takeOff<T>(flight: Flight<T>, name: string): () => void {
    return connection.whenSettled(() => {
      const bridge = routeOf(connection, name);
      if (bridge) flight.send(bridge);
      else flight.end(noRoute(connection, name));
    });
  }

  function start<TParams, T>(
    method: HostMethod<TParams, T>,
    params: TParams,
    { signal, timeout }: CallOptions,
    settle: (outcome: Outcome<T>) => void,
  ): void {
    const name = nameOf(method);
    const id = ++lastId;
    const startedAt = performance.now();
    const duration = () => performance.now() - startedAt;
    const begin = { type: "start", id, method: name, at: Date.now() } as const;
    const finish = (outcome: Outcome<T>) => {
      emit({ type: "end", id, method: name, duration: duration(), ...outcome });
      settle(outcome);
    };

    let copy: TParams | undefined;
    let wire: WireParams;
    let limit: number;
    let joined: Flight<T> | undefined;
    let key: string;
    try {
      checkCall(method, signal, name);
      copy = copyParams(params, name);
      wire = encode(method, copy, appId);
      limit = timeoutOf(timeouts, method, timeout);
      if (signal?.aborted)
        throw new VVChatError("aborted", "The signal was aborted before the call.", { method: name });
      key = JSON.stringify(copy);
      joined = method.interactive ? gate.meet(method, key) : undefined;
    } catch (error) {
      emit({ ...begin, params: copy });
      finish({ error: isVVChatError(error) ? error : invalid("params", `cannot be read: ${wordsOf(error)}`, name) });
      return;
    }

    let stopWaiting = () => {};
    const flight: Flight<T> =
      joined ??
      createFlight<T>({
        id,
        key,
        method,
        wire,
        timeout: limit,
        onSend(bridge) {
          // A copy of its own, which whoever is told of it may mask in place.
          emit({ type: "sent", id, method: name, route: bridge.name, wire: copyParams(wire, name) });
        },
        onSettled() {
          stopWaiting();
          gate.closed(flight);
        },
        onAfter(type, raw) {
          emit({ type, id, method: name, duration: duration(), raw });
        },
      });
    if (method.interactive && !joined) gate.opened(method, flight);
    // Before onCall is told of the start: it may make and abort calls as it likes.
    flight.join(finish, signal);
    emit({ ...begin, params: copy, ...(joined && { joined: joined.id }) });
    if (!joined) stopWaiting = takeOff(flight, name);
  }

  return (method, params, options) =>
    new Promise((resolve, reject) => {
      start(method, params, options ?? {}, (outcome) => {
        if ("error" in outcome) reject(outcome.error);
        else resolve(outcome.value);
      });
    });
}

import type { Bridge, Support } from "../bridges/bridge.js";
import { VVChatError, sentenceOf } from "../errors/VVChatError.js";
import type { Connection, ConnectionState } from "./connection.js";

/** Which way a method would take now, and why. */
export interface RouteExplanation {
  readonly method: string;
  /** The bridge that would carry it, e.g. `"webview"`; `null` where there is none. */
  readonly route: string | null;
  /** Whether the method works here. `"unknown"` while connecting, or where only trying will tell. */
  readonly support: Support;
  /** `ready`: it has a route. `unsupported`: a host is here, without this method. `failed`: a bridge broke; `retry()`. */
  readonly reason: "connecting" | "ready" | "unsupported" | "unavailable" | "failed";
  /** One sentence for the developer: why, and what would make it available. */
  readonly why: string;
  /** The page to open in VVChat; `null` while connecting, and so on a server and in hydration. */
  readonly link: string | null;
  /** Why a bridge broke, for `failed`. */
  readonly error: VVChatError | null;
}

const noHost = "No VVChat here. Open the page in VVChat, or run the simulator while you develop.";

/** What a bridge says of a method. One that throws has it not: no call may hang on it. */
function supportOf(bridge: Bridge, method: string): Support {
  try {
    return bridge.supports(method);
  } catch {
    return "no";
  }
}

/** The bridge that a method would go to now: the first that is up and does not rule it out. */
export function routeOf(connection: Connection, method: string): Bridge | undefined {
  return connection.hosts().find((bridge) => supportOf(bridge, method) !== "no");
}

/** Why a method has its route, or has none. The one source of `supports`, `HostGate` and error messages. */
export function explainRoute(
  connection: Connection,
  method: string,
  { status, error }: ConnectionState = connection.getState(),
): RouteExplanation {
  const link = status === "connecting" ? null : location.href;
  const bridge = status === "ready" ? routeOf(connection, method) : undefined;
  const base = { method, route: bridge?.name ?? null, link, error };
  if (status === "connecting") {
    return { ...base, support: "unknown", reason: "connecting", why: "Still looking for VVChat." };
  }
  if (bridge) {
    const support = supportOf(bridge, method);
    return { ...base, support, reason: "ready", why: `The ${bridge.name} bridge is up and carries "${method}".` };
  }
  if (status === "ready") {
    const hosts = connection.hosts().map((host) => host.name);
    const why = `No host here (${hosts.join(", ")}) has "${method}".`;
    return { ...base, support: "no", reason: "unsupported", why };
  }
  if (error)
    return { ...base, support: "no", reason: "failed", why: `${sentenceOf(error)} Call retry() to try again.` };
  return { ...base, support: "no", reason: "unavailable", why: noHost };
}

/** The error of a call that has no route, or, without a method, of a page that has no host. */
export function noRoute(connection: Connection, method?: string): VVChatError {
  const { status, error } = connection.getState();
  if (status === "ready" && method) {
    return new VVChatError("unsupported", explainRoute(connection, method).why, { method });
  }
  const why = status === "connecting" ? "There is no host on a server." : error ? sentenceOf(error) : noHost;
  return new VVChatError(error?.code ?? "unavailable", why, { method, cause: error ?? undefined });
}

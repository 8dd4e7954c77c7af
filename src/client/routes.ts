import type { Bridge, Remedy, Support } from "../bridges/bridge.js";
import { VVChatError } from "../errors/VVChatError.js";
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
  /**
   * The page, to open where it works, e.g. as a QR code: without what a return left in its address. `null` while
   * connecting, and so on a server and in hydration.
   */
  readonly link: string | null;
  /** Where it has no route here: where the page works. In VVChat, in the phone's own browser, or on a phone. */
  readonly remedy: Remedy | null;
  /** The call opens the app: make it in a tap. Another load of the page may get its answer, see `onReturn`. */
  readonly leaves: boolean;
  /** Where to get the app, for a person for whom it did not open. */
  readonly downloadUrl: string | null;
  /** Why a bridge broke, for `failed`. */
  readonly error: VVChatError | null;
}

/** The bridge that a method would go to now: the first that is up and does not rule it out. */
export function routeOf(connection: Connection, method: string): Bridge | undefined {
  if (connection.getState().status !== "ready") return undefined;
  return connection.hosts().find((bridge) => bridge.supports(method) !== "no");
}

const places: Readonly<Record<Remedy, string>> = {
  vvchat: "in VVChat",
  browser: "in the phone's own browser",
  phone: "on a phone",
};

/** Why a method has its route, or has none. The one source of `supports`, `HostGate` and error messages. */
export function explainRoute(
  connection: Connection,
  method: string,
  { status, error }: ConnectionState = connection.getState(),
): RouteExplanation {
  const ready = status === "ready";
  const connecting = status === "connecting";
  const bridge = ready ? routeOf(connection, method) : undefined;
  // While connecting: it may come to that.
  const able = connection.hosts().find((one) => one.supports(method) !== "no");
  const reason = ready && !bridge ? "unsupported" : error ? "failed" : status;
  const told = () => connection.bridges.map((one) => one.remedy?.(method)).find(Boolean);
  const remedy = (/^un/.test(reason) && told()) || (reason === "unavailable" ? "vvchat" : null);
  const hosts = connection.hosts().map(({ name }) => name);
  return {
    method,
    route: bridge?.name ?? null,
    support: bridge?.supports(method) ?? (connecting ? "unknown" : "no"),
    reason,
    why:
      error?.message ??
      (ready ? `Hosts: ${hosts.join()}` : "No VVChat here (yet)") +
        (remedy ? `. Open the page ${places[remedy]}, or in the simulator` : ""),
    link: connecting ? null : (connection.returns?.link() ?? location.href),
    remedy,
    leaves: (connecting ? able : bridge)?.leaves?.(method) ?? false,
    downloadUrl: bridge?.downloadUrl ?? null,
    error,
  };
}

/** The error of a call that has no route, or, without a method, of a page that has no host. */
export function noRoute(connection: Connection, method?: string): VVChatError {
  const { reason, why, error } = explainRoute(connection, method ?? "");
  const code = method && reason === "unsupported" ? reason : (error?.code ?? "unavailable");
  // A broken bridge's message ends in a link of its own, which is said again.
  return new VVChatError(code, why.replace(/ \(vvchat-react.*/, ""), { method, cause: error ?? undefined });
}

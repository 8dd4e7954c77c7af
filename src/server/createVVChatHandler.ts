import { failure } from "./answer.js";
import { HttpError, tryAgain } from "./HttpError.js";
import { createOrderBook } from "./orders/orderBook.js";
import { checkOrigin } from "./origin.js";
import { createPlatformClient } from "./platform/createPlatformClient.js";
import { PlatformError } from "./platform/PlatformError.js";
import { createOrder } from "./routes/createOrder.js";
import { agentPayNotification, paymentNotification } from "./routes/paymentNotification.js";
import { orderStatus } from "./routes/orderStatus.js";
import { sendMessage } from "./routes/sendMessage.js";
import { login, logout, me } from "./routes/session.js";
import type { Route, ServerContext, UserRoute } from "./ServerContext.js";
import { createSessions } from "./session.js";
import { memoryStore } from "./store/memoryStore.js";
import type { VVChatHandlerOptions } from "./VVChatHandlerOptions.js";

/** Serves a request of the merchant's part of VVChat. */
export type VVChatHandler = (request: Request) => Promise<Response>;

/** A route of the page's, which only the app's own pages may ask to change something. */
function fromPage(route: Route, origins: readonly string[]): Route {
  return (context, request) => {
    checkOrigin(request, origins);
    return route(context, request);
  };
}

function signedIn(route: UserRoute): Route {
  return async (context, request) => {
    const user = await context.sessions.read(request);
    if (!user) throw new HttpError(401, "unauthenticated", "Nobody is signed in.");
    return route(context, request, user);
  };
}

/** Any error as an answer. What is not meant for the page is not told to it. */
function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (!(error instanceof PlatformError)) return new HttpError(500, "server_error", "The server failed.");
  const { code, hostMessage = "VVChat refused." } = error;
  if (code === "timeout") return new HttpError(504, "platform_timeout", "VVChat did not answer in time.");
  if (code === "network") return tryAgain("platform_unavailable", "VVChat cannot be reached.", error);
  if (code === "refused") return new HttpError(502, "platform_refused", hostMessage);
  return new HttpError(502, "platform_unavailable", "VVChat's answer cannot be used.");
}

function parseUrl(url: string): URL {
  try {
    const parsed = new URL(url);
    if (/^https?:$/.test(parsed.protocol)) return parsed;
  } catch {
    // Said below.
  }
  throw new TypeError(
    'createVVChatHandler: "url" must be the handler\'s public address, e.g. "https://shop.example/api/vvchat"',
  );
}

/**
 * The merchant's server, as one function from `Request` to `Response`: `docs/http-api.md`, and the platform's
 * notifications. It needs no framework, and runs in any that speaks Fetch.
 *
 * @param options - the app's credentials, what an order costs, what to do when it is paid
 * @returns the handler. Never rejects: an error is an answer too
 * @throws TypeError where an option is wrong
 * @example
 * const handler = createVVChatHandler({ url, platform, secrets, createOrder, onPaid });
 * app.all("/api/vvchat/*", (c) => handler(c.req.raw)); // Hono
 */
export function createVVChatHandler(options: VVChatHandlerOptions): VVChatHandler {
  const { platform, secrets, store = memoryStore(), onError = console.error, origins = [] } = options;
  const { origin, pathname, protocol } = parseUrl(options.url);
  const base = pathname.replace(/\/+$/, "");
  const context: ServerContext = {
    options,
    platform: createPlatformClient(platform),
    store,
    orders: createOrderBook(store),
    sessions: createSessions({ secrets, appId: platform.appId, secure: protocol === "https:" }),
    url: origin + base,
    report(error, route) {
      try {
        onError(error, route);
      } catch {
        // Who cannot hear of an error shall not stop the answer.
      }
    },
  };
  const page = (route: Route) => fromPage(route, [origin, ...origins]);
  const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
    "/me": { GET: me },
    "/login": { POST: page(login) },
    "/logout": { POST: page(logout) },
    "/orders": { GET: signedIn(orderStatus), POST: page(signedIn(createOrder)) },
    "/messages": { POST: page(signedIn(sendMessage)) },
    "/notifications/payment": { POST: paymentNotification },
    "/notifications/agent-pay": { POST: agentPayNotification },
  };

  async function serve(request: Request, path: string): Promise<Response> {
    const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!methods) throw new HttpError(404, "not_found", "There is no such path.");
    const route = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    if (route) return route(context, request);
    const headers = { allow: Object.keys(methods).join(", ") };
    throw new HttpError(405, "method_not_allowed", `Only ${headers.allow} works here.`, { headers });
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
    try {
      return await serve(request, path);
    } catch (error) {
      const answer = toHttpError(error);
      if (!(error instanceof HttpError)) context.report(error, `${request.method} ${path}`);
      return failure(answer);
    }
  };
}

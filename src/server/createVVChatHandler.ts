import { failure } from "./answer.js";
import { HttpError, tryAgain } from "./HttpError.js";
import { createOrderBook } from "./orders/orderBook.js";
import { checkOrigin } from "./origin.js";
import { createPlatformClient } from "./platform/createPlatformClient.js";
import { PlatformError } from "./platform/PlatformError.js";
import { parseOrigins, parsePublicUrl } from "./publicUrl.js";
import { agentPayNotification } from "./routes/agentPayNotification.js";
import { createOrder } from "./routes/createOrder.js";
import { orderStatus } from "./routes/orderStatus.js";
import { paymentNotification } from "./routes/paymentNotification.js";
import { sendMessage } from "./routes/sendMessage.js";
import { login, logout, me } from "./routes/session.js";
import { weChatAddress, weChatMessages } from "./routes/weChatMessages.js";
import { weChatSignature } from "./routes/weChatSignature.js";
import { createSeals } from "./seals.js";
import type { Route, ServerContext, UserRoute } from "./ServerContext.js";
import { createSessions } from "./session.js";
import { guardStore } from "./store/guardStore.js";
import { memoryStore } from "./store/memoryStore.js";
import type { VVChatHandlerOptions } from "./VVChatHandlerOptions.js";
import { createWeChat } from "./weChat/createWeChat.js";
import { WeChatError } from "./weChat/WeChatError.js";

/** Serves a request of the merchant's part of VVChat. */
export type VVChatHandler = (request: Request) => Promise<Response>;

function signedIn(route: UserRoute): Route {
  return async (context, request) => {
    const user = await context.sessions.read(request);
    if (!user) throw new HttpError(401, "unauthenticated", "Nobody is signed in.");
    return route(context, request, user);
  };
}

function ofWeChat({ code, mendedBy }: WeChatError): HttpError {
  if (code === "timeout") return new HttpError(504, "wechat_timeout", "WeChat did not answer in time.");
  if (mendedBy === "retry") return tryAgain("wechat_unavailable", "WeChat cannot be asked right now.");
  return new HttpError(502, "wechat_refused", "WeChat refused. The server's log says why.");
}

/** Any error as an answer. What is not meant for the page is not told to it, VVChat's own words included. */
function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof WeChatError) return ofWeChat(error);
  if (!(error instanceof PlatformError)) return new HttpError(500, "server_error", "The server failed.");
  switch (error.code) {
    case "timeout":
      return new HttpError(504, "platform_timeout", "VVChat did not answer in time.");
    case "network":
      return tryAgain("platform_unavailable", "VVChat cannot be reached.");
    case "refused":
      return new HttpError(502, "platform_refused", "VVChat refused. The server's log says why.");
    default:
      return new HttpError(502, "platform_unavailable", "VVChat's answer cannot be used.");
  }
}

/** Tells the app of an error, whatever the app makes of it: who cannot hear of one shall not stop the answer. */
function reporter({ onError = console.error }: VVChatHandlerOptions): ServerContext["report"] {
  return (error, route) => {
    new Promise<void>((resolve) => {
      resolve(onError(error, route));
    }).catch(() => {});
  };
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
  const { platform, secrets, origins = [] } = options;
  const { origin, pathname, protocol } = parsePublicUrl(options.url);
  const base = pathname.replace(/\/+$/, "");
  const allowed = [origin, ...parseOrigins(origins)];
  const report = reporter(options);
  const store = guardStore(options.store ?? memoryStore(), report);
  const seals = createSeals({ secrets, appId: platform.appId });
  const context: ServerContext = {
    ...{ options, store, report, seals, url: origin + base, origins: allowed },
    weChat: options.weChat && createWeChat(options.weChat, store, report),
    platform: createPlatformClient(platform),
    orders: createOrderBook(store),
    sessions: createSessions(seals, protocol === "https:"),
  };

  /** A route of the page's, which only the app's own pages may ask to change something. */
  const fromPage =
    (route: Route): Route =>
    (context, request) => {
      checkOrigin(request, allowed);
      return route(context, request);
    };
  const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
    "/me": { GET: me },
    "/login": { POST: fromPage(login) },
    "/logout": { POST: fromPage(logout) },
    "/orders": { GET: signedIn(orderStatus), POST: fromPage(signedIn(createOrder)) },
    "/messages": { POST: fromPage(sendMessage) },
    "/wechat/signature": { GET: weChatSignature },
    "/wechat/messages": { GET: weChatAddress, POST: weChatMessages },
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
    // A framework may have taken the base off before.
    const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
    try {
      return await serve(request, path);
    } catch (error) {
      if (!(error instanceof HttpError)) report(error, `${request.method} ${path}`);
      return failure(toHttpError(error));
    }
  };
}

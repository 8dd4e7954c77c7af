import { failure } from "./answer.js";
import { HttpError } from "./HttpError.js";
import { checkPayment } from "./orders/checkPayment.js";
import { createOrderBook } from "./orders/orderBook.js";
import { checkOrigin } from "./origin.js";
import { createPlatformClient } from "./platform/createPlatformClient.js";
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
import { toHttpError } from "./toHttpError.js";
import type { VVChatHandlerOptions } from "./VVChatHandlerOptions.js";
import type { VVChatServer } from "./VVChatServer.js";
import { createWeChat } from "./weChat/createWeChat.js";

/** Serves a request of the merchant's part of VVChat. */
export type VVChatHandler = (request: Request) => Promise<Response>;

function signedIn(route: UserRoute): Route {
  return async (context, request) => {
    const user = await context.sessions.read(request);
    if (!user) throw new HttpError(401, "unauthenticated", "Nobody is signed in.");
    return route(context, request, user);
  };
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
export function createVVChatHandler(options: VVChatHandlerOptions): VVChatServer {
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

  /** Whatever goes wrong is an error that can be answered, and what is behind it is told to the app. */
  async function answerable<T>(work: () => Promise<T>, where: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HttpError)) report(error, where);
      throw toHttpError(error);
    }
  }

  const handle = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    // A framework may have taken the base off before.
    const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
    try {
      return await answerable(() => serve(request, path), `${request.method} ${path}`);
    } catch (error) {
      return failure(toHttpError(error));
    }
  };
  return Object.assign(handle, {
    checkOrder: (outTradeNo: string) => answerable(() => checkPayment(context, outTradeNo), "checkOrder"),
  });
}

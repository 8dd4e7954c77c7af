import type { OrderBook } from "./orders/orderBook.js";
import type { PlatformClient } from "./platform/PlatformClient.js";
import type { Seals } from "./seals.js";
import type { Sessions } from "./session.js";
import type { SignedInUser } from "./SignedInUser.js";
import type { VVChatStore } from "./store/Store.js";
import type { WeChat } from "./weChat/createWeChat.js";
import type { VVChatHandlerOptions } from "./VVChatHandlerOptions.js";

/** What every route works with. */
export interface ServerContext {
  readonly options: VVChatHandlerOptions;
  readonly platform: PlatformClient;
  readonly store: VVChatStore;
  readonly orders: OrderBook;
  readonly seals: Seals;
  readonly sessions: Sessions;
  /** The handler's public address, without a slash at its end. */
  readonly url: string;
  /** The origins of the app's own pages. */
  readonly origins: readonly string[];
  /** The account in WeChat, where there is one. */
  readonly weChat: WeChat | undefined;
  /** Tells the app of an error. Never throws. */
  readonly report: (error: unknown, route: string) => void;
}

/** Serves one request. What it throws is answered by the handler. */
export type Route = (context: ServerContext, request: Request) => Promise<Response>;

/** Serves a request of somebody who is signed in. */
export type UserRoute = (context: ServerContext, request: Request, user: SignedInUser) => Promise<Response>;

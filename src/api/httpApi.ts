import { readOrder, readReceipt, readSignature, readUser } from "./parse.js";
import { type HttpApiOptions, createAsk } from "./request.js";
import type { VVChatApi } from "./VVChatApi.js";

/**
 * A server that speaks `docs/http-api.md`, as functions. `createVVChatClient({ api: "/api/vvchat" })` makes one itself.
 *
 * What the server says is checked here, strictly. A function rejects with a `VVChatError`: `network` where no answer
 * came, `denied` where an order wants a signed-in user (401), and `server` for any answer that is not the promised one,
 * with the HTTP status as `hostCode` and the server's words as `hostMessage`; `aborted` by its signal. None throws.
 *
 * @param base - where the endpoints are: a path, or an address of another origin. With or without a slash at its end
 * @param options - a `fetch` of your own
 * @example
 * const api = httpApi("https://api.example.com/vvchat", {
 *   fetch: (url, init) => fetch(url, { ...init, credentials: "include" }),
 * });
 * const client = createVVChatClient({ appId: "qyx…", api });
 */
export function httpApi(base: string, options: HttpApiOptions = {}): Required<VVChatApi> {
  const ask = createAsk(base, options);
  return {
    me: (call) => ask("/me", (answer, refuse) => (answer === null ? null : readUser(answer, refuse)), call),
    exchange: (body, call) => ask("/login", readUser, call, body),
    sendMessage: (body, call) => ask("/messages", readReceipt, call, body),
    weChatSignature: async ({ url }, call) =>
      ask(`/wechat/signature?url=${encodeURIComponent(url)}`, readSignature, call),
    logout: (call) => ask("/logout", () => {}, call, {}),
    // Async, so that what it cannot take rejects too.
    createOrder: async ({ idempotencyKey, ...body }, call) =>
      // A header has no letters but these.
      ask("/orders", readOrder, call, body, {
        "idempotency-key": idempotencyKey.replace(/[^ -~]+/g, encodeURIComponent),
      }),
    orderStatus: async ({ outTradeNo, imprestCode }, call) =>
      ask(
        `/orders?${outTradeNo ? "outTradeNo" : "imprestCode"}=${encodeURIComponent(outTradeNo ?? imprestCode ?? "")}`,
        readOrder,
        call,
      ),
  };
}

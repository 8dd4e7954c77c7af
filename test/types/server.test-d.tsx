// Checked by `npm run types` against the source, and never run: what must not compile is marked as an expected error.
import type * as Kit from "vvchat-react";
import {
  createVVChatClient,
  httpApi,
  jssdkBridge,
  LoginButton,
  useAuth,
  VVChatProvider,
  webViewBridge,
} from "vvchat-react";
import { createEmulator, type Emulator, startEmulator } from "vvchat-react/emulator";
import {
  createPlatformClient,
  createVVChatHandler,
  HttpError,
  memoryStore,
  type PaidOrder,
  type PlatformClient,
  PlatformError,
  type PlatformErrorCode,
  type PlatformUser,
  toNodeListener,
  type VVChatHandler,
  type VVChatServer,
  type VVChatStore,
} from "vvchat-react/server";

function equal<Expected>() {
  return <Actual,>(_value: Actual & ([Actual] extends [Expected] ? unknown : never)) => {};
}

/** All that any function, hook or component of the kit's takes, by name. */
type Taken<Names extends keyof typeof Kit> = Names extends unknown ? KeysOf<ParametersOf<(typeof Kit)[Names]>> : never;
type ParametersOf<F> = F extends (...parameters: infer All) => unknown ? All[number] : never;
type KeysOf<T> = T extends object ? keyof T : never;
type Secret = "appKey" | "app_key" | "appSecret" | "app_secret" | "secret" | "secrets" | "token";

type IsNever<T> = [T] extends [never] ? true : false;
const isTrue = <_Claim extends true>() => {};

export function NoClientOptionIsASecret() {
  isTrue<IsNever<Extract<Taken<keyof typeof Kit>, Secret>>>();
  // What is looked for would be found.
  isTrue<IsNever<Exclude<"appId" | "src" | "scope" | "client", Taken<keyof typeof Kit>>>>();

  // @ts-expect-error -- the app key stays on the server
  createVVChatClient({ appId: "a", appKey: "secret" });
  // @ts-expect-error -- under the platform's name too
  createVVChatClient({ appId: "a", app_key: "secret" });
  // @ts-expect-error -- nor any other secret
  createVVChatClient({ appId: "a", secret: "secret" });
  // @ts-expect-error -- the server's client is no page's api
  createVVChatClient({ appId: "a", api: createPlatformClient({ base: "", appId: "", appKey: "", storeNo: "" }) });
  // @ts-expect-error -- a bridge takes none
  webViewBridge({ appKey: "secret" });
  // @ts-expect-error -- a bridge takes none
  jssdkBridge({ appKey: "secret" });
  // @ts-expect-error -- the server is asked without one
  httpApi("/api", { appKey: "secret" });
  // @ts-expect-error -- a hook takes none
  useAuth({ appKey: "secret" });
  return (
    <>
      {/* @ts-expect-error -- nor does the provider */}
      <VVChatProvider appId="a" appKey="secret" />
      {/* @ts-expect-error -- nor the provider with a client */}
      <VVChatProvider client={createVVChatClient({ appId: "a" })} secret="secret" />
      {/* @ts-expect-error -- nor a button */}
      <LoginButton appKey="secret" />
    </>
  );
}

const platform = { base: "https://open.example", appId: "a", appKey: "k", storeNo: "s" };
const needed = { url: "https://shop.example/api/vvchat", platform, secrets: ["s"] };

export function Handler() {
  const handler = createVVChatHandler({
    ...needed,
    async createOrder({ user, idempotencyKey, outTradeNo, request }, order) {
      equal<PlatformUser>()(user);
      equal<string>()(idempotencyKey);
      equal<string>()(outTradeNo);
      equal<Request>()(request);
      // @ts-expect-error -- what the page wants may be anything
      equal<{ sku: string }>()(order);
      if (!user.nickname) throw new HttpError(400, "invalid_order", "Who are you?");
      return Promise.resolve({ amount: 3600, title: "tea", expiresIn: 900 });
    },
    onPaid: (order) => {
      equal<PaidOrder>()(order);
      equal<Date>()(order.paidAt);
      equal<string | undefined>()(order.payerOpenId);
    },
    onAgentPay: ({ status }) => {
      equal<"waiting" | "done" | "failed">()(status);
    },
    onError: (_error: unknown, where) =>
      Promise.resolve().then(() => {
        console.warn(where);
      }),
  });
  equal<VVChatServer>()(handler);
  const serve: VVChatHandler = handler;
  toNodeListener(serve);
  equal<Promise<boolean>>()(handler.checkOrder("T-1"));
  equal<Promise<Response>>()(handler(new Request("https://shop.example")));
  toNodeListener(handler);
  // @ts-expect-error -- a session needs a secret
  createVVChatHandler({ url: needed.url, platform });
  // @ts-expect-error -- an order has a price
  createVVChatHandler({ ...needed, createOrder: () => ({ title: "tea" }) });
  // @ts-expect-error -- which is a number of fen
  createVVChatHandler({ ...needed, createOrder: () => ({ title: "tea", amount: "36.00" }) });
}

export async function Platform() {
  const emulator = createEmulator();
  equal<Emulator>()(emulator);
  const client = createPlatformClient({ ...platform, fetch: emulator.fetch });
  equal<PlatformClient>()(client);
  const token = await client.token("code");
  equal<Date | undefined>()(token.expiresAt);
  equal<string>()((await client.unifiedOrder({ outTradeNo: "1", amount: 1, title: "t", notifyUrl: "u" })).imprestCode);
  equal<PlatformErrorCode>()(new PlatformError("timeout", "token", "late").code);
  equal<string>()((await startEmulator({ port: 4100 })).url);
  // @ts-expect-error -- without a key nothing can be signed
  createPlatformClient({ base: "", appId: "", storeNo: "" });
}

export function Stores() {
  const store: VVChatStore = memoryStore();
  createVVChatHandler({ ...needed, store });
  // @ts-expect-error -- a Map is not atomic among processes
  createVVChatHandler({ ...needed, store: new Map<string, string>() });
}

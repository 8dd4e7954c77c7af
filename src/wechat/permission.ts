import { askServer } from "../api/askServer.js";
import { httpApi } from "../api/httpApi.js";
import type { WeChatSignature } from "../api/VVChatApi.js";
import type { BridgeListener, HostAnswer } from "../bridges/bridge.js";
import { toServerError } from "../errors/serverError.js";
import { readWeChatReply, refusal } from "./reply.js";
import { type WeChatWindow, type WeixinJSBridge, patience, silence, withBridge } from "./window.js";
import { documentedApis } from "./wireNames.js";

/** What a call carries, once the page may make it. */
type Verified = Readonly<
  Record<"appId" | "verifyAppId" | "verifySignType" | "verifyTimestamp" | "verifyNonceStr" | "verifySignature", string>
>;

/** The page's leave to use WeChat's functions. */
export interface Permission {
  /** What a call of this wire name is to carry, or why the page may not make it. Asks WeChat once for each address. */
  ask(api: string): Promise<{ readonly verified: Verified } | { readonly refused: HostAnswer }>;
}

const withoutHash = (url: string) => url.split("#", 1)[0] ?? "";

/** Whether WeChat looks at the address that the page was opened with, and not at the one that it has now. */
const landsFirst = ({ navigator }: WeChatWindow) => /iPhone|iPad|iPod/.test(navigator.userAgent);

/** An address that WeChat says it has looked at, where it is one of this page's own. */
function realUrl(raw: unknown, origin: string): string | undefined {
  const [url]: readonly unknown[] = [(Object(raw) as { realAuthUrl?: unknown }).realAuthUrl].flat();
  return typeof url === "string" && url.startsWith(`${origin}/`) ? withoutHash(url) : undefined;
}

function verifiedBy({ appId, timestamp, nonceStr, signature }: WeChatSignature): Verified {
  return {
    appId,
    verifyAppId: appId,
    verifySignType: "sha1",
    verifyTimestamp: String(timestamp),
    verifyNonceStr: nonceStr,
    verifySignature: signature,
  };
}

/**
 * @param landing - the address that the page was opened with
 * @param api - the app's server, which signs
 * @param granted - is told of each signature that WeChat has taken, and what it is for
 */
export function createPermission(
  scope: () => WeChatWindow,
  landing: string,
  api: () => BridgeListener["api"],
  granted: (signature: WeChatSignature, apis: string[]) => void,
): Permission {
  const known = new Map<string, ReturnType<Permission["ask"]>>();
  const apis = new Set(documentedApis);

  async function sign(url: string): Promise<WeChatSignature> {
    const given = api();
    const server = typeof given === "string" ? httpApi(given) : given;
    return askServer("weChatSignature", "", (options) => server?.weChatSignature?.({ url }, options));
  }

  /** One answer an attempt: the bridge's own. */
  function verify(verified: Verified): Promise<HostAnswer> {
    return new Promise((resolve) => {
      const params = { verifyJsApiList: [...apis], verifyOpenTagList: [], ...verified };
      const invoke = (bridge: WeixinJSBridge) => {
        const timer = setTimeout(() => {
          resolve(silence("preVerifyJSAPI got no answer"));
        }, patience);
        bridge.invoke("preVerifyJSAPI", params, (raw) => {
          clearTimeout(timer);
          resolve(readWeChatReply(raw));
        });
      };
      withBridge(scope(), invoke, resolve);
    });
  }

  /** @param guesses - what WeChat may look at, for one more attempt */
  async function attempt(url: string, guesses: readonly string[]): ReturnType<Permission["ask"]> {
    const signature = await sign(url);
    const verified = verifiedBy(signature);
    const answer = await verify(verified);
    if (answer.kind === "success") {
      granted(signature, [...apis]);
      return { verified };
    }
    const words = answer.kind === "error" ? (answer.hostMessage ?? "") : "";
    // Once more, and no more: with the address that WeChat says, or with the other guess.
    const real = realUrl(answer.raw, scope().location.origin);
    const next = /offline.verifying/i.test(words)
      ? url
      : /invalid.?signature/i.test(words)
        ? (real ?? guesses.find((guess) => guess !== url))
        : undefined;
    return guesses.length && next !== undefined ? attempt(next, []) : { refused: answer };
  }

  async function start(api: string): ReturnType<Permission["ask"]> {
    const now = withoutHash(scope().location.href);
    const urls = landsFirst(scope()) ? [landing, now] : [now, landing];
    // Another address, or a function that nobody has asked for yet.
    apis.add(api);
    const key = `${urls[0] ?? ""} ${String(apis.size)}`;
    const asked = known.get(key) ?? attempt(urls[0] ?? now, urls);
    known.set(key, asked);
    const result = await asked.catch((cause: unknown) => {
      const { code, hostCode, message } = toServerError(cause, "");
      return { refused: refusal(code, String(hostCode ?? "signature"), message) };
    });
    // The next call may have more luck.
    if ("refused" in result && known.get(key) === asked) known.delete(key);
    return result;
  }

  return { ask: start };
}

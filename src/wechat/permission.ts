import { askServer } from "../api/askServer.js";
import { httpApi } from "../api/httpApi.js";
import { readSignature } from "../api/parse.js";
import type { WeChatSignature } from "../api/VVChatApi.js";
import type { BridgeListener, HostAnswer } from "../bridges/bridge.js";
import { invalid } from "../errors/invalid.js";
import { safely } from "../errors/safely.js";
import { toServerError } from "../errors/serverError.js";
import { VVChatError } from "../errors/VVChatError.js";
import { readWeChatReply } from "./reply.js";
import { type WeChatWindow, type WeixinJSBridge, patience, silence, withBridge } from "./window.js";
import { documentedApis } from "./wireNames.js";

/** What a call carries, once the page may make it. */
type Verified = Readonly<
  Record<"appId" | "verifyAppId" | "verifySignType" | "verifyTimestamp" | "verifyNonceStr" | "verifySignature", string>
>;

/** Whether the page may. */
type Leave = { readonly verified: Verified } | { readonly refused: HostAnswer };

/** The page's leave to use WeChat's functions. */
export interface Permission {
  /** What a call of this wire name is to carry, or why the page may not make it. Asks WeChat once for each address. */
  ask(api: string): Promise<Leave>;
}

/** What permissions are asked for with. */
export interface PermissionWorld {
  readonly appId: string;
  readonly page: () => WeChatWindow;
  /** The address that the page was opened with. */
  readonly landing: string;
  /** The app's server, which signs. */
  readonly api: () => BridgeListener["api"];
  /** Is told of each signature that WeChat has taken, and what it is for. */
  readonly granted: (signature: WeChatSignature, apis: readonly string[]) => void;
}

const withoutHash = (url: string) => url.split("#", 1)[0] ?? "";

/** An address that WeChat says it has looked at, where it is one of this page's own. */
function realUrl(raw: unknown, origin: string): string | undefined {
  const [url]: readonly unknown[] = [(Object(raw) as { realAuthUrl?: unknown }).realAuthUrl].flat();
  return typeof url === "string" && url.startsWith(`${origin}/`) ? withoutHash(url) : undefined;
}

export function createPermission({ appId, page, landing, api, granted }: PermissionWorld): Permission {
  const known = new Set(documentedApis);
  /** One, of the address that the page has now. */
  let latest: { readonly url: string; readonly apis: readonly string[]; readonly leave: Promise<Leave> } | undefined;

  /** WeChat on iOS looks at the address that the page was opened with; elsewhere, at the one that it has now. */
  function guesses(): readonly [string, string] {
    const { navigator, location } = page();
    const now = withoutHash(location.href);
    return /iPhone|iPad|iPod/.test(navigator.userAgent) ? [landing, now] : [now, landing];
  }

  async function sign(url: string): Promise<WeChatSignature> {
    const given = api();
    const server = typeof given === "string" ? httpApi(given) : given;
    const answer = await askServer("weChatSignature", "", (options) => server?.weChatSignature?.({ url }, options));
    const signature = readSignature(answer, (problem) => new VVChatError("server", `api.weChatSignature: ${problem}`));
    if (signature.appId === appId) return signature;
    throw invalid("appId", `is ${appId} in the page, and ${signature.appId} on the server`);
  }

  /** One answer an attempt: the bridge's own. */
  function verify(verified: Verified, apis: readonly string[]): Promise<HostAnswer> {
    return new Promise((answer) => {
      const params = { verifyJsApiList: [...apis], verifyOpenTagList: [], ...verified };
      const invoke = (bridge: WeixinJSBridge) => {
        const timer = setTimeout(() => {
          answer(silence("preVerifyJSAPI got no answer"));
        }, patience);
        bridge.invoke("preVerifyJSAPI", params, (raw) => {
          clearTimeout(timer);
          answer(readWeChatReply(raw));
        });
      };
      withBridge(page(), invoke, { answer, over: () => false });
    });
  }

  async function attempt(url: string, apis: readonly string[], last?: true): Promise<Leave> {
    const signature = await sign(url);
    const verified = {
      appId,
      verifyAppId: appId,
      verifySignType: "sha1",
      verifyTimestamp: String(signature.timestamp),
      verifyNonceStr: signature.nonceStr,
      verifySignature: signature.signature,
    };
    const answer = await verify(verified, apis);
    if (answer.kind === "success") {
      for (const one of apis) known.add(one);
      safely(() => {
        granted(signature, apis);
      });
      return { verified };
    }
    const words = answer.kind === "error" ? (answer.hostMessage ?? "") : "";
    // Once more, and no more: with the address that WeChat says, or with another guess.
    const next = /offline.verifying/i.test(words)
      ? url
      : /invalid.?signature/i.test(words)
        ? (realUrl(answer.raw, page().location.origin) ?? guesses().find((guess) => guess !== url))
        : undefined;
    return last || next === undefined ? { refused: answer } : attempt(next, apis, true);
  }

  async function start(url: string, apis: readonly string[]): Promise<Leave> {
    try {
      return await attempt(url, apis);
    } catch (cause) {
      const { code, message } = toServerError(cause, "");
      // Its link is said again.
      return { refused: { kind: "ended", code, problem: message.replace(/ \(vvchat-react.*/, "") } };
    }
  }

  async function ask(api: string, times = 3): Promise<Leave> {
    const [url] = guesses();
    if (latest?.url !== url || !latest.apis.includes(api)) {
      const apis = [...new Set([...known, api])];
      latest = { url, apis, leave: start(url, apis) };
    }
    const asked = latest;
    const leave = await asked.leave;
    // The next call may have more luck.
    if ("refused" in leave && latest === asked) latest = undefined;
    // The page has gone elsewhere meanwhile.
    return guesses()[0] !== url && times > 1 ? ask(api, times - 1) : leave;
  }

  return { ask };
}

import type { WeChatSignature } from "../api/VVChatApi.js";
import { VVChatError } from "../errors/VVChatError.js";
import { safely } from "../errors/safely.js";
import { cleanUrl } from "../returns/splitUrl.js";
import type { WeChatWindow } from "./window.js";

/** WeChat's page script. */
interface PageScript {
  config(options: object): void;
}

function scriptOf({ wx }: WeChatWindow): PageScript | undefined {
  return typeof (Object(wx) as Partial<PageScript>).config === "function" ? (wx as PageScript) : undefined;
}

/** Those that the kit has loaded, or is loading. */
const loading = new Set<string>();

/**
 * Tells WeChat's page script, for the page's own use of it, the signature that WeChat has taken: it asks for nothing then.
 * Where the page has not brought one, it is loaded from `src`, as a classic script, once.
 *
 * It notes the address as it loads, and may send it to WeChat once it is configured. So it is not loaded while an answer
 * stands in there, and one that the page has brought to such an address is left alone.
 */
export function configureScript(
  scope: WeChatWindow,
  src: string | undefined,
  landing: string,
  { appId, timestamp, nonceStr, signature }: WeChatSignature,
  apis: readonly string[],
): void {
  const configure = () => {
    const script = scriptOf(scope);
    safely(() => script?.config({ check: false, appId, timestamp, nonceStr, signature, jsApiList: [...apis] }));
    return script;
  };
  const { href } = scope.location;
  const brought = scriptOf(scope) && !(src && loading.has(src));
  if (brought && cleanUrl(landing) !== landing) return;
  if (configure() || !src || loading.has(src) || cleanUrl(href) !== href) return;
  loading.add(src);
  const tag = document.createElement("script");
  tag.src = src;
  tag.async = true;
  const ended = () => {
    if (configure()) return;
    loading.delete(src);
    tag.remove();
    console.error(new VVChatError("script_failed", `No window.wx from ${src}`));
  };
  tag.addEventListener("load", ended);
  tag.addEventListener("error", ended);
  document.head.append(tag);
}

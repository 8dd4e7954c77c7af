import type { Depart, HostAnswer, WireParams } from "../bridges/bridge.js";
import type { WeChatWindow } from "./window.js";

/** What WeChat is asked for: the open id alone, without a question, or name and picture as well, with one. */
export type WeChatScope = "snsapi_base" | "snsapi_userinfo";

/** How long a page that is back in view waits to be opened with an answer, in ms. */
const returnsWithin = 1000;

const ended = (code: "cancelled" | "invalid", problem: string): HostAnswer => ({
  kind: "ended",
  code,
  problem,
});

/**
 * Leaves for WeChat's web authorization. Its parameters in the documents' order, and with their fragment: WeChat refuses
 * any other.
 *
 * @param scope - in place of `snsapi_userinfo`, the word for a sign-in in VVChat too
 */
export function authorize(
  page: WeChatWindow,
  { appId, scope }: { appId: string; scope: WeChatScope | undefined },
  wire: WireParams,
  depart: Depart,
  answer: (answer: HostAnswer) => void,
): void {
  const asked = wire["scope"];
  const state = String(wire["state"]);
  if (asked !== "snsapi_base" && asked !== "snsapi_userinfo") {
    answer(ended("invalid", 'In WeChat "scope" must be snsapi_base or snsapi_userinfo'));
    return;
  }
  if (!/^[a-zA-Z\d]{1,128}$/.test(state)) {
    answer(ended("invalid", 'In WeChat "state" must be 1 to 128 letters and digits'));
    return;
  }
  const [redirectUri = ""] = depart(page.location.href).split("#", 1);
  // Back by hand, from the browser's memory: whoever has agreed comes back with an answer, and to another load.
  const back = ({ persisted }: Pick<PageTransitionEvent, "persisted">) => {
    if (!persisted) return;
    page.removeEventListener("pageshow", back);
    setTimeout(() => {
      answer(ended("cancelled", "Back without an answer"));
    }, returnsWithin);
  };
  page.addEventListener("pageshow", back);
  const wanted = asked === "snsapi_userinfo" ? (scope ?? asked) : asked;
  const ids = `appid=${encodeURIComponent(appId)}&redirect_uri=${encodeURIComponent(redirectUri)}`;
  const query = `${ids}&response_type=code&scope=${wanted}&state=${state}`;
  page.location.href = `https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`;
}

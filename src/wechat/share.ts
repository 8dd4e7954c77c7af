import type { HostAnswer, WireParams } from "../bridges/bridge.js";
import { cleanUrl } from "../returns/splitUrl.js";

/** How the bridge calls one of WeChat's functions, with permission. */
export type InvokeApi = (name: string, params: WireParams, answer: (answer: HostAnswer) => void) => void;

/** Prepares what WeChat's menu shares, with a friend and on the timeline. One answer, when both are there. */
export function share(origin: string, wire: WireParams, invoke: InvokeApi, answer: (answer: HostAnswer) => void): void {
  const { share_title: title, sub_title: desc = "", thumb_url: imgUrl = "" } = wire;
  const link = cleanUrl(String(wire["share_url"]));
  if (!link.startsWith(`${origin}/`)) {
    answer({ kind: "ended", code: "invalid", problem: `"url" must be of ${origin}: WeChat shares no other` });
    return;
  }
  const card = { title, link, imgUrl };
  invoke("updateAppMessageShareData", { title, desc, link, imgUrl }, (first) => {
    if (first.kind !== "success") {
      answer(first);
      return;
    }
    invoke("updateTimelineShareData", card, (second) => {
      answer(second.kind === "success" ? { ...second, reply: { prepared: true } } : second);
    });
  });
}

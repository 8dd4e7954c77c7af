import type { HostAnswer, WireParams } from "../bridges/bridge.js";
import { cleanUrl } from "../returns/splitUrl.js";
import type { WeChatCall } from "./window.js";

/** How the bridge calls one of WeChat's functions, with permission. */
export type InvokeApi = (name: string, params: WireParams, call: WeChatCall) => void;

const superseded: HostAnswer = { kind: "ended", code: "superseded", problem: "By a later card" };

/** Prepares what WeChat's menu shares, with a friend and on the timeline. One answer, when both are there. */
export function createShare(invoke: InvokeApi): (origin: string, wire: WireParams, call: WeChatCall) => void {
  /** Ends the share before, which may still wait for permission: its card must not come after this one's. */
  let supersede = () => {};

  return (origin, wire, { answer, over }) => {
    const { share_title: title, sub_title: desc = "", thumb_url: imgUrl = "" } = wire;
    const link = cleanUrl(String(wire["share_url"]));
    if (!link.startsWith(`${origin}/`)) {
      answer({ kind: "ended", code: "invalid", problem: `"url" must be of ${origin}: WeChat shares no other` });
      return;
    }
    supersede();
    supersede = () => {
      if (!over()) answer(superseded);
    };
    const told = (last: HostAnswer) => {
      answer(last.kind === "success" ? { ...last, reply: { prepared: true } } : last);
    };
    const next = (first: HostAnswer) => {
      if (first.kind !== "success") answer(first);
      else invoke("updateTimelineShareData", { title, link, imgUrl }, { answer: told, over });
    };
    invoke("updateAppMessageShareData", { title, desc, link, imgUrl }, { answer: next, over });
  };
}

import type { HostAnswer, WireParams } from "../bridges/bridge.js";
import { cleanUrl } from "../returns/splitUrl.js";
import type { WeChatCall } from "./window.js";

/** How the bridge calls one of WeChat's functions, with permission. */
export type InvokeApi = (name: string, params: WireParams, call: WeChatCall) => void;

const superseded: HostAnswer = { kind: "ended", code: "superseded", problem: "The menu holds one card, a later one" };

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
    let done = false;
    const end = (last: HostAnswer) => {
      if (done) return;
      done = true;
      answer(last);
    };
    const stopped = () => done || over();
    supersede = () => {
      end(superseded);
    };
    const next = (first: HostAnswer) => {
      if (first.kind !== "success") end(first);
      else if (!stopped()) {
        const told = (last: HostAnswer) => {
          end(last.kind === "success" ? { ...last, reply: { prepared: true } } : last);
        };
        invoke("updateTimelineShareData", { title, link, imgUrl }, { answer: told, over: stopped });
      }
    };
    invoke("updateAppMessageShareData", { title, desc, link, imgUrl }, { answer: next, over: stopped });
  };
}

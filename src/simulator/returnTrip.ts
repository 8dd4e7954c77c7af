import { type AnswerStyle, type LinkAnswer, answerUrl } from "./answerUrl.js";
import type { AppLink } from "./appLink.js";
import type { Front } from "./front.js";
import { isWebAddress, loadPage } from "./loadPage.js";
import { wire } from "./wire.js";

/** How VVChat comes back from a link. */
export interface SimulatorReturns {
  /**
   * Where it opens the redirect URI: in the page's tab; in a new one, as most phones do; in the page's tab, after the
   * browser has dropped the page; or nowhere, and the person goes back by hand. Default `"same-tab"`.
   */
  in?: "same-tab" | "new-tab" | "killed" | "never" | undefined;
  /**
   * How it writes the answer into the redirect URI: properly, before the hash; glued to it with a second `?`; with values
   * that are not encoded; or at the very end, behind the hash. Default `"proper"`.
   */
  answer?: AnswerStyle | undefined;
}

/** A link that was opened, until VVChat is back from it. */
export interface ReturnTrip {
  /** Comes back in another way than the options say. */
  change: (returns: SimulatorReturns) => void;
  /** For the engine: VVChat's reply, as text. The first one counts. */
  back: (response: unknown) => void;
}

/** A reply of the bridge's as the redirect URI has it. */
function answerOf({ method, params }: AppLink, text: string): LinkAnswer {
  let reply: LinkAnswer;
  try {
    reply = { ...(JSON.parse(text) as object) };
  } catch {
    return {};
  }
  if (method !== "auth") return reply;
  // The bridge leaves the 0 out, and does not say the state of what failed.
  return "code" in reply ? { err_code: 0, ...reply } : { state: params["state"], ...reply };
}

export function createReturnTrip(link: AppLink, front: Front, options: SimulatorReturns): ReturnTrip {
  let returns = options;
  let ended = false;

  function destination(text: string): string | undefined {
    if (returns.in === "never" || link.method === "openSessionView") return undefined;
    const redirectUri = link.params[wire.redirectUri] ?? "";
    if (isWebAddress(redirectUri)) return answerUrl(redirectUri, answerOf(link, text), returns.answer ?? "proper");
    const why = redirectUri ? `"${redirectUri.slice(0, 99)}" is no http or https address` : "the link has none";
    console.error(`simulator: VVChat cannot come back from "${String(link.method)}", for of redirect_uri ${why}.`);
    return undefined;
  }

  return {
    change(other) {
      returns = { ...returns, ...other };
    },
    back(response) {
      if (ended) return;
      ended = true;
      const url = destination(String(response));
      if (url === undefined) {
        front.uncover();
        return;
      }
      // The page is not looked at until somebody goes to its tab, or Back to it.
      front.uncoverWhenSeen();
      if (returns.in === "new-tab") window.open(url, "_blank", "noopener");
      else loadPage(url, returns.in === "killed" ? "replace" : "assign");
    },
  };
}

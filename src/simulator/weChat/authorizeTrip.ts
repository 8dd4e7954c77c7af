import { answerUrl } from "../answerUrl.js";
import type { Front } from "../front.js";
import { loadPage } from "../loadPage.js";
import type { ReturnTrip } from "../returnTrip.js";
import { wire } from "../wire.js";
import type { AuthorizeLink } from "./authorizeLink.js";

/** WeChat's page is gone, and the page is as it was: that is how a web view brings one back from its memory. */
function restore(): void {
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}

function fieldsOf(response: unknown): Readonly<Record<string, unknown>> {
  try {
    return { ...Object(JSON.parse(String(response))) } as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Where WeChat goes with its answer: before the page's own fragment, which a redirect without one would leave in place. */
function authorizedAddress(redirectUri: string, answer: Readonly<Record<string, unknown>>): string {
  const url = answerUrl(redirectUri, answer, "proper");
  return redirectUri.includes("#") ? url : `${url}#wechat_redirect`;
}

/** @param fail - shows WeChat's error, and then calls back */
export function createAuthorizeTrip(
  { params }: AuthorizeLink,
  front: Front,
  fail: (number: string, words: string, over: () => void) => void,
): ReturnTrip {
  let left = false;
  let ended = false;
  const back = () => {
    front.uncover();
    restore();
  };
  return {
    change(returns) {
      left = returns.in === "never";
    },
    back(response) {
      if (ended) return;
      ended = true;
      const { err_code: number, err_msg: words, ...answer } = fieldsOf(response);
      if (left) back();
      else if (typeof number === "string" || typeof number === "number") fail(String(number), String(words), back);
      else {
        front.uncoverWhenSeen();
        loadPage(authorizedAddress(params[wire.redirectUri] ?? "", answer));
      }
    },
  };
}

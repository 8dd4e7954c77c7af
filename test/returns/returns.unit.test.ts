import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth } from "../../src/methods/auth.js";
import { pay } from "../../src/methods/pay.js";
import { share } from "../../src/methods/share.js";
import { watch } from "../client/watch.js";
import { answerUrl, createPhone, paramsOf } from "./phone.js";

const page = "https://shop.example/tea?a=1#top";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A sign-in that has left the page, and what the app was asked. */
function signIn(phone = createPhone(), url = page) {
  const tab = phone.open(url);
  const call = watch(tab.client.call(auth, { scope: "snsapi_userinfo" }));
  const link = phone.last;
  const { state = "", redirect_uri: redirectUri = "" } = paramsOf(link);
  return { phone, tab, call, link, state, redirectUri };
}

describe("a sign-in comes back", () => {
  test.each(["proper", "glued", "unencoded", "appended"] as const)("by a host that answers %s", async (style) => {
    const { phone, state, redirectUri } = signIn();
    const back = phone.open(answerUrl(redirectUri, { err_code: "0", code: "C+1/2=", state }, style));
    expect(back.url).toBe(page);
    const taken = back.client.takeReturn(auth);
    await expect(taken?.outcome).resolves.toEqual({ code: "C+1/2=", state, scope: "snsapi_userinfo" });
    expect(back.client.takeReturn(auth)).toBeUndefined();
  });
});
test("pay, share", async () => {
  const phone = createPhone();
  const tab = phone.open(page);
  void tab.client.call(pay, { imprestCode: "I1" }).catch(() => {});
  await vi.advanceTimersByTimeAsync(1500);
  const back = phone.open(answerUrl(paramsOf(phone.last).redirect_uri ?? "", { trade_no: "T1" }));
  const taken = back.client.takeReturn(pay);
  await expect(taken?.outcome).resolves.toEqual({ tradeNo: "T1" });
  void back.client.call(share, { title: "x", url: page }).catch(() => {});
  console.log(phone.last);
  const again = phone.open(answerUrl(paramsOf(phone.last).redirect_uri ?? "", { code: "200" }));
  await expect(again.client.takeReturn(share)?.outcome).resolves.toEqual({ handedOff: true });
});

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DeepLinkBridgeOptions } from "../../src/bridges/deepLink.js";
import { auth } from "../../src/methods/auth.js";
import { openSessionView } from "../../src/methods/openSessionView.js";
import { pay } from "../../src/methods/pay.js";
import { share } from "../../src/methods/share.js";
import { createPhone, paramsOf } from "../returns/phone.js";

const page = "https://shop.example/tea?a=1#top";
const nothing = () => {};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Without the page's own parser, as the app's library reads a link: a `+` stays one. */
function readByHand(link: string): [string, string][] {
  return link
    .slice(link.indexOf("?") + 1)
    .split("&")
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return [name, decodeURIComponent(value)];
    });
}

describe("the links of the documents", () => {
  const open = (bridge?: DeepLinkBridgeOptions) => {
    const phone = createPhone(bridge && { bridge });
    return { phone, client: phone.open(page).client };
  };
  const redirect = "https%3A%2F%2Fshop.example%2Ftea%3Fa%3D1%26vvchat_call%3D[0-9a-f]{32}%23top";

  test("log in", () => {
    const { phone, client } = open();
    client.call(auth, { scope: "snsapi_userinfo" }).catch(nothing);
    expect(phone.opened).toEqual([
      expect.stringMatching(
        new RegExp(`^qyx://thirdlogin\\?app_id=app&scope=snsapi_userinfo&state=[0-9a-f]{32}&redirect_uri=${redirect}$`),
      ),
    ]);
  });

  test("pay", () => {
    const { phone, client } = open();
    client.call(pay, { imprestCode: "I/1" }).catch(nothing);
    expect(phone.last).toMatch(new RegExp(`^qyx://qpay\\?imprest_code=I%2F1&app_id=app&redirect_uri=${redirect}$`));
  });

  test("share", () => {
    const { phone, client } = open();
    client
      .call(share, {
        title: "茶 & tea",
        subtitle: "a+b",
        url: "https://shop.example/tea",
        thumbUrl: "https://shop.example/t.png",
      })
      .catch(nothing);
    expect(phone.last.split("&redirect_uri")[0]).toBe(
      "qyx://share?app_id=app&share_title=%E8%8C%B6%20%26%20tea&sub_title=a%2Bb" +
        "&share_url=https%3A%2F%2Fshop.example%2Ftea&thumb_url=https%3A%2F%2Fshop.example%2Ft.png",
    );
  });

  test("share a template: its text comes before the address", () => {
    const { phone, client } = open();
    client.call(share, { title: "Tea", url: page, template: { lines: ["one", "two"] } }).catch(nothing);
    expect(readByHand(phone.last).map(([name]) => name)).toEqual([
      "app_id",
      "share_title",
      "share_data_url",
      "share_url",
      "redirect_uri",
    ]);
    expect(JSON.parse(paramsOf(phone.last).share_data_url ?? "")).toMatchObject({ data: ["one", "two"] });
  });

  test("customer service: nothing comes back, so nothing is noted", () => {
    const { phone, client } = open();
    client.call(openSessionView, { openId: "xd8 w" }).catch(nothing);
    expect(phone.last).toBe("qyx://openSessionView?open_id=xd8%20w");
    expect(phone.items.size).toBe(0);
  });

  test("another scheme, and another page to come back to", () => {
    const { phone, client } = open({
      scheme: "vvchat-test",
      redirectUri: "https://shop.example/cb?next=/a&state=evil",
    });
    client.call(auth, { scope: "s" }).catch(nothing);
    expect(phone.last).toMatch(/^vvchat-test:\/\/thirdlogin\?/);
    // Its own `state` is inside the one value, where it can be taken for nothing else.
    expect(readByHand(phone.last).filter(([name]) => name === "state")).toHaveLength(1);
    expect(paramsOf(phone.last).redirect_uri).toMatch(/^https:\/\/shop.example\/cb\?next=\/a&state=evil&vvchat_call=/);
  });

  test("the page's address goes along without what an answer left in it", () => {
    const { phone, client } = open({ redirectUri: "https://shop.example/cb?a=1&code=C&state=S&vvchat_call=1" });
    client.call(pay, { imprestCode: "I1" }).catch(nothing);
    expect(paramsOf(phone.last).redirect_uri).toMatch(/^https:\/\/shop.example\/cb\?a=1&vvchat_call=\w{32}$/);
  });

  test("any text parses back to what was given, by URL and by a decoder that keeps +", () => {
    // Any character, and more often those that a link could take for its own.
    const unit = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom(" ", "+", "&", "=", "%", "#", "?", "/", "'", '"', "\n", "茶"),
    );
    const text = fc.string({ unit, minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, (title, subtitle, hash) => {
        const phone = createPhone();
        const url = `https://shop.example/tea?q=${encodeURIComponent(hash)}#${encodeURIComponent(title)}`;
        phone.open(url).client.call(share, { title, subtitle, url }).catch(nothing);
        const wanted = {
          app_id: "app",
          share_title: title,
          sub_title: subtitle,
          share_url: new URL(url).href,
          redirect_uri: expect.stringMatching(/^https:\/\/shop\.example\/tea\?q=.*&vvchat_call=\w{32}#/s) as string,
        };
        expect(paramsOf(phone.last)).toEqual(wanted);
        expect(Object.fromEntries(readByHand(phone.last))).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  test("half a character, which no link can carry, opens the app all the same", () => {
    const { phone, client } = open();
    client.call(share, { title: "a\ud83d", url: page }).catch(nothing);
    expect(paramsOf(phone.last).share_title).toBe("a\ufffd");
  });

  test("each state is fresh", () => {
    const { phone, client } = open();
    for (let call = 0; call < 20; call++) {
      client.call(auth, { scope: String(call) }).catch(nothing);
      vi.advanceTimersByTime(1500);
    }
    expect(new Set(phone.opened.map((link) => paramsOf(link).state)).size).toBe(20);
  });
});

describe("the link is opened in the tap's own task", () => {
  test("once, however often it is tapped in a second", () => {
    const phone = createPhone();
    const { client } = phone.open(page);
    client.getState();
    for (let tap = 0; tap < 5; tap++) client.call(auth, { scope: "s" }).catch(nothing);
    expect(phone.opened).toHaveLength(1);
  });
});

// Sharing in WeChat: the page prepares what the menu shares.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { share } from "../../src/index.js";
import { rejection } from "../client/watch.js";
import { inWeChat } from "./inWeChat.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const card = {
  title: "Two milk teas",
  subtitle: "With pearls",
  url: "https://shop.example/tea/2",
  thumbUrl: "https://cdn.example/t.png",
};

test("both cards are prepared, and nothing is said to be shared", async () => {
  const { client, native } = inWeChat();
  await expect(client.call(share, card)).resolves.toEqual({ prepared: true });
  expect(native.named("updateAppMessageShareData")[0]?.params).toMatchObject({
    title: "Two milk teas",
    desc: "With pearls",
    link: "https://shop.example/tea/2",
    imgUrl: "https://cdn.example/t.png",
    verifySignature: "s1",
  });
  const [timeline] = native.named("updateTimelineShareData");
  expect(timeline?.params).toMatchObject({ title: "Two milk teas", link: card.url, imgUrl: card.thumbUrl });
  expect(timeline?.params).not.toHaveProperty("desc");
});

test("what the app leaves out is empty: WeChat would choose something of the page", async () => {
  const { client, native } = inWeChat();
  await client.call(share, { title: "T", url: card.url });
  expect(native.named("updateAppMessageShareData")[0]?.params).toMatchObject({ desc: "", imgUrl: "" });
});

test("the link carries no answer of a host's", async () => {
  const { client, native } = inWeChat();
  await client.call(share, { title: "T", url: "https://shop.example/tea?a=1&code=C1&state=S1#wechat_redirect" });
  expect(native.named("updateTimelineShareData")[0]?.params["link"]).toBe("https://shop.example/tea?a=1");
});

test.each(["https://other.example/tea", "http://shop.example/tea", "https://shop.example.evil.example/"])(
  "a link off the own origin is refused, and WeChat is asked nothing: %s",
  async (url) => {
    const { client, native } = inWeChat();
    expect(await rejection(client.call(share, { title: "T", url }))).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("must be of https://shop.example") as unknown,
    });
    expect(native.invoked).toEqual([]);
  },
);

describe("WeChat says no", () => {
  test.each([
    ["to the first", "updateAppMessageShareData"],
    ["to the second", "updateTimelineShareData"],
  ])("%s", async (_, name) => {
    const { client } = inWeChat({ script: { [name]: () => ({ err_msg: `${name}:fail permission denied` }) } });
    expect(await rejection(client.call(share, card))).toMatchObject({
      code: "failed",
      hostMessage: `${name}:fail permission denied`,
    });
  });

  test("by a cancel", async () => {
    const { client } = inWeChat({
      script: { updateAppMessageShareData: () => ({ err_msg: "updateAppMessageShareData:cancel" }) },
    });
    expect((await rejection(client.call(share, card))).code).toBe("cancelled");
  });
});

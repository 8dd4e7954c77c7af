import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ShareButton, VVChatProvider, createVVChatClient, webViewBridge } from "vvchat-react";
import { type WeChatWindow, weChatBridge } from "vvchat-react/wechat";

test("in WeChat the card is put into the menu", async () => {
  const invoke = vi.fn((name: string, _params: object, answer: (reply: unknown) => void) => {
    answer({ err_msg: `${name}:ok` });
  });
  const page: WeChatWindow = {
    navigator: { userAgent: "Mozilla/5.0 (Linux; Android 14; wv) MicroMessenger/8.0.50" },
    location: { href: location.href, origin: location.origin },
    document,
    addEventListener: () => {},
    removeEventListener: () => {},
    WeixinJSBridge: { invoke, on: () => {} },
  };
  const weChatSignature = () => Promise.resolve({ appId: "wx1", timestamp: 1, nonceStr: "n", signature: "s" });
  const client = createVVChatClient({
    appId: "my-app",
    api: { weChatSignature },
    bridges: [webViewBridge(), weChatBridge({ appId: "wx1", window: page })],
  });
  render(
    <VVChatProvider client={client} locale="en">
      <ShareButton title="Two milk teas" url="/teas/2" />
    </VVChatProvider>,
  );

  fireEvent.click(await screen.findByRole("button", { name: "Share with a friend" }));

  await screen.findByText("Tap the menu at the top right to send it.");
  expect(invoke.mock.lastCall).toMatchObject([
    "updateTimelineShareData",
    { title: "Two milk teas", link: new URL("/teas/2", location.href).href },
    expect.anything(),
  ]);
});

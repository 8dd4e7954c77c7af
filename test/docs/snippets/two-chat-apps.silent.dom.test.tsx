import { render } from "@testing-library/react";
import { StrictMode, useEffect } from "react";
import { expect, test, vi } from "vitest";
import { VVChatProvider, createVVChatClient, useUser, useVVChat } from "vvchat-react";
import { type WeChatWindow, weChatBridge } from "vvchat-react/wechat";

function SilentSignIn() {
  const { host } = useVVChat();
  const { data: user, login } = useUser();
  const { mutate, isIdle } = login;
  // Once: one that failed is not idle any more, and the page would come back for ever.
  const isAsked = host === "wechat" && user === null && isIdle;
  useEffect(() => {
    if (isAsked) mutate();
  }, [isAsked, mutate]);
  return null;
}

test("the page knows the open id without a tap", async () => {
  const page = {
    navigator: { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0.50" },
    location: { href: location.href, origin: location.origin },
    document,
    addEventListener: () => {},
    removeEventListener: () => {},
  } satisfies WeChatWindow;
  const client = createVVChatClient({
    appId: "my-app",
    api: { me: () => Promise.resolve(null), exchange: () => Promise.resolve({ openId: "o-1" }) },
    bridges: [weChatBridge({ appId: "wx1", scope: "snsapi_base", window: page })],
  });
  render(
    <StrictMode>
      <VVChatProvider client={client}>
        <SilentSignIn />
      </VVChatProvider>
    </StrictMode>,
  );

  await vi.waitFor(() => {
    expect(page.location.href).toMatch(/^https:\/\/open\.weixin\.qq\.com\/.*&scope=snsapi_base&/);
  });
});

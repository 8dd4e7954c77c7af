import { fireEvent, render, screen } from "@testing-library/react";
import { expect, onTestFinished, test } from "vitest";
import { AuthButton, VVChatProvider, createVVChatClient, jssdkBridge, webViewBridge } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

/** Stands for VVChat's script, as its documents describe it. */
const vvchat = {
  ready: (callback: () => void) => {
    callback();
  },
  call: (method: string, options: object, success: (reply: object) => void) => {
    window.WebViewJavascriptBridge?.callHandler?.(method, { ...options }, (text) => {
      success(JSON.parse(String(text)) as object);
    });
  },
};

test("the vendor's script is preferred where it is, and the web view's own bridge is there too", async () => {
  Reflect.set(window, "vvchat", vvchat);
  onTestFinished(() => {
    Reflect.deleteProperty(window, "vvchat");
  });
  const host = createFakeHost();
  onTestFinished(host.install());
  const client = createVVChatClient({ appId: "test-app", bridges: [jssdkBridge(), webViewBridge()] });
  render(
    <VVChatProvider client={client} locale="en">
      <AuthButton />
    </VVChatProvider>,
  );

  fireEvent.click(await screen.findByRole("button", { name: "Sign in with VVChat" }));

  await screen.findByRole("button", { name: "Signed in" });
  expect(client.explain("auth")).toMatchObject({ route: "jssdk", why: "Hosts: jssdk,webview" });
  expect(host.calls).toHaveLength(1);
});

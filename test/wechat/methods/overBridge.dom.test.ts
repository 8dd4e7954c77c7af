import { expect, test, vi } from "vitest";
import { createVVChatClient } from "vvchat-react";
import {
  type WeChatWindow,
  getLocation,
  hideOptionMenu,
  onVoiceRecordEnd,
  previewImage,
  scanQRCode,
  startRecord,
  weChatBridge,
} from "vvchat-react/wechat";
import { failure } from "./weChat.js";

/** A page in WeChat, which says this to each function. */
function open(says: (name: string) => object) {
  const invoke = vi.fn((name: string, _params: object, answer: (reply: unknown) => void) => {
    answer({ err_msg: `${name}:ok`, ...says(name) });
  });
  const on = vi.fn((event: string, answer: (reply: unknown) => void) => {
    answer(says(event));
  });
  const window: WeChatWindow = {
    navigator: { userAgent: "Mozilla/5.0 (iPhone) MicroMessenger/8.0.50" },
    location: { href: location.href, origin: location.origin },
    document,
    addEventListener: () => {},
    removeEventListener: () => {},
    WeixinJSBridge: { invoke, on },
  };
  const client = createVVChatClient({
    appId: "app",
    api: {
      weChatSignature: () => Promise.resolve({ appId: "wx1", timestamp: 1, nonceStr: "n", signature: "s" }),
    },
    bridges: [weChatBridge({ appId: "wx1", window })],
  });
  return { client, invoke, on };
}

test("a function goes over the wire by the bridge's own name, after permission for it", async () => {
  const { client, invoke } = open((name) => (name === "geoLocation" ? { latitude: "30.2", longitude: "120.1" } : {}));
  await client.call(getLocation, {});
  await client.call(previewImage, { urls: ["https://shop.example/1.jpg"] });
  await client.call(hideOptionMenu);
  expect(invoke.mock.calls.map(([name]) => name)).toEqual([
    "preVerifyJSAPI",
    "geoLocation",
    "imagePreview",
    "hideOptionMenu",
  ]);
  expect(invoke.mock.calls[1]?.[1]).toMatchObject({ type: "wgs84", verifySignature: "s" });
});

test("an event is listened for, with or without words of success", async () => {
  for (const said of [{}, { err_msg: "onVoiceRecordEnd:ok" }]) {
    const { client, on } = open((name) => (name === "onVoiceRecordEnd" ? { ...said, localId: "L" } : {}));
    expect(await client.call(onVoiceRecordEnd)).toEqual({ localId: "L" });
    expect(on).toHaveBeenCalledTimes(1);
  }
});

test.each([
  ["cancel", "cancelled"],
  ["fail_cancel", "cancelled"],
  ["fail", "failed"],
  ["access_denied", "failed"],
])("%s is %s", async (said, code) => {
  const { client } = open((name) => (name === "preVerifyJSAPI" ? {} : { err_msg: `${name}:${said}` }));
  expect(await failure(client.call(scanQRCode, {}))).toMatchObject({ code, method: "scanQRCode" });
  expect(await failure(client.call(startRecord))).toMatchObject({ code, method: "startRecord" });
});

test("a success without what the function promises is none", async () => {
  const { client } = open(() => ({}));
  expect(await failure(client.call(scanQRCode, {}))).toMatchObject({ code: "invalid_response" });
});

import { expect, inject, test } from "vitest";
import { run } from "./run.ts";

const { apps } = inject("packed");

/** The names that an entry exports, as Node sees them: importing one touches no window and no host. */
async function exportNames(entry: string): Promise<string[]> {
  const script = `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(entry)}))))`;
  const names = JSON.parse(await run(apps.newest, "node", "--input-type=module", "-e", script)) as string[];
  return names.sort();
}

test("vvchat-react", async () => {
  expect(await exportNames("vvchat-react")).toMatchInlineSnapshot(`
    [
      "AuthButton",
      "ContactButton",
      "HostGate",
      "LoginButton",
      "OrderStatus",
      "PayButton",
      "SendMessageButton",
      "SessionPicker",
      "ShareButton",
      "VVChatError",
      "VVChatProvider",
      "auth",
      "authMutationOptions",
      "contactMutationOptions",
      "createVVChatClient",
      "deepLinkBridge",
      "defineMethod",
      "en",
      "errorCodes",
      "getSession",
      "hostCallMutationOptions",
      "httpApi",
      "isVVChatError",
      "jssdkBridge",
      "openSessionView",
      "pay",
      "selectSession",
      "selectSessionMutationOptions",
      "sendMessageMutationOptions",
      "sessionQueryKey",
      "sessionQueryOptions",
      "share",
      "shareMutationOptions",
      "useAuth",
      "useContact",
      "useHostCall",
      "usePay",
      "useSelectSession",
      "useSendMessage",
      "useSession",
      "useShare",
      "useUser",
      "useVVChat",
      "userQueryKey",
      "userQueryOptions",
      "webViewBridge",
      "zhCN",
    ]
  `);
});

test("vvchat-react/wechat", async () => {
  expect(await exportNames("vvchat-react/wechat")).toMatchInlineSnapshot(`
    [
      "chooseImage",
      "closeWindow",
      "getLocalImgData",
      "getLocation",
      "hideAllNonBaseMenuItem",
      "hideMenuItems",
      "hideOptionMenu",
      "isWeChat",
      "onVoicePlayEnd",
      "onVoiceRecordEnd",
      "pauseVoice",
      "playVoice",
      "previewImage",
      "scanQRCode",
      "showAllNonBaseMenuItem",
      "showMenuItems",
      "showOptionMenu",
      "startRecord",
      "stopRecord",
      "stopVoice",
      "uploadImage",
      "uploadVoice",
      "weChatBridge",
    ]
  `);
});

test("vvchat-react/testing", async () => {
  expect(await exportNames("vvchat-react/testing")).toMatchInlineSnapshot(`
    [
      "createFakeHost",
      "vvchatGlobalTypes",
      "withVVChat",
    ]
  `);
});

test("vvchat-react/simulator", async () => {
  expect(await exportNames("vvchat-react/simulator")).toMatchInlineSnapshot(`
    [
      "createSimulator",
      "framePage",
    ]
  `);
});

test("vvchat-react/devtools", async () => {
  expect(await exportNames("vvchat-react/devtools")).toMatchInlineSnapshot(`
    [
      "VVChatDevtools",
    ]
  `);
});

test("vvchat-react/server", async () => {
  expect(await exportNames("vvchat-react/server")).toMatchInlineSnapshot(`
    [
      "HttpError",
      "PlatformError",
      "WeChatError",
      "createPlatformClient",
      "createVVChatHandler",
      "createWeChatClient",
      "memoryStore",
      "redisStore",
      "signBase",
      "signData",
      "signJoint",
      "toNodeListener",
      "verifyData",
      "verifyJoint",
    ]
  `);
});

test("vvchat-react/emulator", async () => {
  expect(await exportNames("vvchat-react/emulator")).toMatchInlineSnapshot(`
    [
      "createEmulator",
      "startEmulator",
    ]
  `);
});

test("no other entry, and none of the modules inside, can be imported", async () => {
  for (const path of [
    "vvchat-react/dist/index.js",
    "vvchat-react/testing/engine",
    "vvchat-react/server/session",
    "vvchat-react/platform/sign",
    "vvchat-react/src/index.ts",
  ]) {
    await expect(exportNames(path)).rejects.toThrow("ERR_PACKAGE_PATH_NOT_EXPORTED");
  }
});

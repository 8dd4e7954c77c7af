import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createVVChatClient } from "../../src/client/createClient.js";
import { auth } from "../../src/methods/auth.js";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { createTestBridge, type SentCall, type TestBridge } from "../client/testBridge.js";
import { rejection } from "../client/watch.js";

// What a developer reads in a log at night, whole. Each sentence says who, what and why; the page says the rest.

class Cart {
  items = [];
}
const scan = defineMethod<{ formats?: unknown }, string>({
  name: "scanQRCode",
  interactive: true,
  decode(reply) {
    if (typeof reply.text !== "string") throw new Error("no text in the reply");
    return reply.text;
  },
});

let bridge: TestBridge;

async function said(params: { formats?: unknown }, answer: (call: SentCall) => void = () => {}): Promise<string> {
  bridge.onSend = answer;
  const caught = rejection(createVVChatClient({ appId: "app", bridges: [bridge] }).call(scan, params));
  await vi.advanceTimersByTimeAsync(300_000);
  return (await caught).message;
}

beforeEach(() => {
  vi.useFakeTimers();
  bridge = createTestBridge("webview");
});

afterEach(() => {
  vi.useRealTimers();
});

test("of parameters that are wrong", async () => {
  expect(await said({ formats: [new Cart()] })).toMatchInlineSnapshot(
    `"scanQRCode: "formats[0]" is an instance of Cart, not a plain object. [invalid, see vvchat-react/docs/errors/invalid.md]"`,
  );
  expect(await said({ formats: NaN })).toMatchInlineSnapshot(
    `"scanQRCode: "formats" is NaN, which JSON cannot carry. [invalid, see vvchat-react/docs/errors/invalid.md]"`,
  );
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  expect((await rejection(call(auth, {} as { scope: string }))).message).toMatchInlineSnapshot(
    `"auth: "scope" must be a non-empty string. [invalid, see vvchat-react/docs/errors/invalid.md]"`,
  );
  expect((await rejection(call("auth" as never, {}))).message).toMatchInlineSnapshot(
    `"auth: "method" must be a method such as auth, or what defineMethod() made. [invalid, see vvchat-react/docs/errors/invalid.md]"`,
  );
  expect((await rejection(call(scan, {}, { timeout: 0 }))).message).toMatchInlineSnapshot(
    `"scanQRCode: "timeout" must be a number of milliseconds above 0. [invalid, see vvchat-react/docs/errors/invalid.md]"`,
  );
});

test("of options that are wrong", () => {
  expect(() => createVVChatClient({ appId: "" })).toThrowErrorMatchingInlineSnapshot(
    `[VVChatError: "appId" must be a non-empty string: the app's id on VVChat's Open Platform. [invalid, see vvchat-react/docs/errors/invalid.md]]`,
  );
  expect(() => createVVChatClient({ appId: "app", timeouts: { call: 0 } })).toThrowErrorMatchingInlineSnapshot(
    `[VVChatError: "timeouts.call" must be a number of milliseconds above 0. [invalid, see vvchat-react/docs/errors/invalid.md]]`,
  );
  expect(() =>
    createVVChatClient({ appId: "app", bridges: [createTestBridge as never] }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[VVChatError: "bridges" must be an array of bridges, e.g. [webViewBridge()]. [invalid, see vvchat-react/docs/errors/invalid.md]]`,
  );
});

test("of a host's answers", async () => {
  expect(
    await said({}, (call) => {
      call.reply({ err_code: 400, err_msg: "失败" });
    }),
  ).toMatchInlineSnapshot(
    `"scanQRCode: The host answered with an error: 400 失败. [failed, see vvchat-react/docs/errors/failed.md]"`,
  );
  expect(
    await said({}, (call) => {
      call.reply({ err_code: 0 });
    }),
  ).toMatchInlineSnapshot(
    `"scanQRCode: The host's answer lacks what it should hold: Error: no text in the reply. [invalid_response, see vvchat-react/docs/errors/invalid_response.md]"`,
  );
  expect(
    await said({}, (call) => {
      call.answer({ kind: "malformed", problem: "is not JSON", raw: "{" });
    }),
  ).toMatchInlineSnapshot(
    `"scanQRCode: The host's answer is not JSON. [invalid_response, see vvchat-react/docs/errors/invalid_response.md]"`,
  );
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: The host did not answer within 300 s. [timeout, see vvchat-react/docs/errors/timeout.md]"`,
  );
  expect(
    await said({}, () => {
      throw new Error("The app's bridge has gone from the page");
    }),
  ).toMatchInlineSnapshot(
    `"scanQRCode: The host's own code threw: Error: The app's bridge has gone from the page. [failed, see vvchat-react/docs/errors/failed.md]"`,
  );
});

test("of auth's answers", async () => {
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  bridge.onSend = (sent) => {
    sent.reply({ err_code: 1, err_msg: "refused" });
  };
  expect((await rejection(call(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: The user did not agree: 1 refused. [denied, see vvchat-react/docs/errors/denied.md]"`,
  );
  bridge.onSend = (sent) => {
    sent.reply({ code: "C", state: "foreign" });
  };
  expect((await rejection(call(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: The host answered with another state than was sent. [state_mismatch, see vvchat-react/docs/errors/state_mismatch.md]"`,
  );
});

test("of a place without a host, or without the method", async () => {
  bridge.supports = () => "no";
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: No host here (webview) has "scanQRCode". [unsupported, see vvchat-react/docs/errors/unsupported.md]"`,
  );
  bridge = createTestBridge("webview", "no");
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: No VVChat here. Open the page in VVChat, or run the simulator while you develop. [unavailable, see vvchat-react/docs/errors/unavailable.md]"`,
  );
  bridge = createTestBridge("jssdk", "maybe");
  bridge.onConnect = () => {
    throw new Error("vvchat.js was not found");
  };
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: The "jssdk" bridge could not be brought up: Error: vvchat.js was not found. [unavailable, see vvchat-react/docs/errors/unavailable.md]"`,
  );
});

test("of two sheets at once", async () => {
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  const first = rejection(call(scan, {}));
  expect((await rejection(call(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: "scanQRCode" was opened less than a second ago. [busy, see vvchat-react/docs/errors/busy.md]"`,
  );
  vi.advanceTimersByTime(1000);
  void call(auth, { scope: "snsapi_userinfo" });
  expect((await first).message).toMatchInlineSnapshot(
    `"scanQRCode: A call of "auth" took its place: the sheet it had opened is gone. [superseded, see vvchat-react/docs/errors/superseded.md]"`,
  );
  const { call: waiting } = createVVChatClient({ appId: "app", bridges: [createTestBridge("webview", "maybe")] });
  void waiting(scan, {}).catch(() => {});
  expect((await rejection(waiting(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: "scanQRCode" is still waiting for a host. [busy, see vvchat-react/docs/errors/busy.md]"`,
  );
});

test("of a caller who stopped", async () => {
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  expect((await rejection(call(scan, {}, { signal: AbortSignal.abort() }))).message).toMatchInlineSnapshot(
    `"scanQRCode: The signal was aborted before the call. [aborted, see vvchat-react/docs/errors/aborted.md]"`,
  );
  const controller = new AbortController();
  const stopped = rejection(call(scan, {}, { signal: controller.signal }));
  controller.abort();
  expect((await stopped).message).toMatchInlineSnapshot(
    `"scanQRCode: The caller's signal ended the call. [aborted, see vvchat-react/docs/errors/aborted.md]"`,
  );
});

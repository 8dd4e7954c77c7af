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
    `"scanQRCode: "formats[0]" cannot be sent: TypeError: no plain object. (vvchat-react/docs/errors/invalid.md)"`,
  );
  expect(await said({ formats: NaN })).toMatchInlineSnapshot(
    `"scanQRCode: "formats" cannot be sent: TypeError: NaN. (vvchat-react/docs/errors/invalid.md)"`,
  );
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  expect((await rejection(call(auth, {} as { scope: string }))).message).toMatchInlineSnapshot(
    `"auth: "scope" must be a non-empty string. (vvchat-react/docs/errors/invalid.md)"`,
  );
  expect((await rejection(call("auth" as never, {}))).message).toMatchInlineSnapshot(
    `""params" cannot be sent: TypeError: method.encode is not a function. (vvchat-react/docs/errors/invalid.md)"`,
  );
  expect((await rejection(call(scan, {}, { timeout: 0 }))).message).toMatchInlineSnapshot(
    `"scanQRCode: "timeout" must be above 0 ms. (vvchat-react/docs/errors/invalid.md)"`,
  );
});

test("of options that are wrong", () => {
  expect(() => createVVChatClient({ appId: "" })).toThrowErrorMatchingInlineSnapshot(
    `[VVChatError: "appId" must be a non-empty string. (vvchat-react/docs/errors/invalid.md)]`,
  );
  expect(() => createVVChatClient({ appId: "app", timeouts: { call: 0 } })).toThrowErrorMatchingInlineSnapshot(
    `[VVChatError: "timeouts.call" must be above 0 ms. (vvchat-react/docs/errors/invalid.md)]`,
  );
});

test("of a host's answers", async () => {
  expect(
    await said({}, (call) => {
      call.reply({ err_code: 400, err_msg: "失败" });
    }),
  ).toMatchInlineSnapshot(`"scanQRCode: The host said 400 失败 (vvchat-react/docs/errors/failed.md)"`);
  expect(
    await said({}, (call) => {
      call.reply({ err_code: 0 });
    }),
  ).toMatchInlineSnapshot(
    `"scanQRCode: Unusable answer: Error: no text in the reply (vvchat-react/docs/errors/invalid_response.md)"`,
  );
  expect(
    await said({}, (call) => {
      call.answer({ kind: "malformed", problem: "no JSON object", raw: "{" });
    }),
  ).toMatchInlineSnapshot(
    `"scanQRCode: Unusable answer: Error: no JSON object (vvchat-react/docs/errors/invalid_response.md)"`,
  );
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: No answer within 300 s (vvchat-react/docs/errors/timeout.md)"`,
  );
  expect(
    await said({}, () => {
      throw new Error("The bridge is gone");
    }),
  ).toMatchInlineSnapshot(
    `"scanQRCode: The host threw Error: The bridge is gone (vvchat-react/docs/errors/failed.md)"`,
  );
});

test("of auth's answers", async () => {
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  bridge.onSend = (sent) => {
    sent.reply({ err_code: 1, err_msg: "refused" });
  };
  expect((await rejection(call(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: The host said 1 refused (vvchat-react/docs/errors/denied.md)"`,
  );
  bridge.onSend = (sent) => {
    sent.reply({ code: "C", state: "foreign" });
  };
  expect((await rejection(call(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: Another state came back (vvchat-react/docs/errors/state_mismatch.md)"`,
  );
});

test("of a place without a host, or without the method", async () => {
  bridge.supports = () => "no";
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: Hosts: webview (vvchat-react/docs/errors/unsupported.md)"`,
  );
  bridge = createTestBridge("webview", "no");
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: No VVChat here (yet). Open the page in VVChat, or in the simulator (vvchat-react/docs/errors/unavailable.md)"`,
  );
  bridge = createTestBridge("jssdk", "maybe");
  bridge.onConnect = () => {
    throw new Error("vvchat.js was not found");
  };
  expect(await said({})).toMatchInlineSnapshot(
    `"scanQRCode: The jssdk bridge broke: Error: vvchat.js was not found (vvchat-react/docs/errors/unavailable.md)"`,
  );
});

test("of two sheets at once", async () => {
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  const first = rejection(call(scan, {}));
  expect((await rejection(call(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: "scanQRCode" is opening (vvchat-react/docs/errors/busy.md)"`,
  );
  vi.advanceTimersByTime(1000);
  void call(auth, { scope: "snsapi_userinfo" });
  expect((await first).message).toMatchInlineSnapshot(
    `"scanQRCode: "auth" took over (vvchat-react/docs/errors/superseded.md)"`,
  );
  const { call: waiting } = createVVChatClient({ appId: "app", bridges: [createTestBridge("webview", "maybe")] });
  void waiting(scan, {}).catch(() => {});
  expect((await rejection(waiting(auth, { scope: "snsapi_userinfo" }))).message).toMatchInlineSnapshot(
    `"auth: "scanQRCode" is opening (vvchat-react/docs/errors/busy.md)"`,
  );
});

test("of a caller who stopped", async () => {
  const { call } = createVVChatClient({ appId: "app", bridges: [bridge] });
  expect((await rejection(call(scan, {}, { signal: AbortSignal.abort() }))).message).toMatchInlineSnapshot(
    `"scanQRCode: By its signal (vvchat-react/docs/errors/aborted.md)"`,
  );
  const controller = new AbortController();
  const stopped = rejection(call(scan, {}, { signal: controller.signal }));
  controller.abort();
  expect((await stopped).message).toMatchInlineSnapshot(
    `"scanQRCode: By its signal (vvchat-react/docs/errors/aborted.md)"`,
  );
});

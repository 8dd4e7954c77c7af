import { describe, expect, test } from "vitest";
import { type ScanQRCodeParams, scanQRCode } from "../../../src/wechat/methods/scanQRCode.js";
import { createWeChat, failure } from "./weChat.js";

const scanned = (resultStr: unknown) => createWeChat({ resultStr }).client.call(scanQRCode, {});
const wrapped = (result: unknown) => JSON.stringify({ scan_code: { scan_result: result } });

test("WeChat is asked for the code's text, and for both kinds", async () => {
  const { client, sent } = createWeChat({ resultStr: "tea" });
  await client.call(scanQRCode, {});
  expect(sent).toEqual([{ method: "scanQRCode", params: { needResult: 1, scanType: ["qrCode", "barCode"] } }]);
});

test("WeChat is asked for one kind, and never to act on the code", async () => {
  const { client, sent } = createWeChat({ resultStr: "tea" });
  const params: object = { needResult: 0 };
  await client.call(scanQRCode, { ...params, scanType: ["barCode"] });
  expect(sent[0]?.params).toEqual({ needResult: 1, scanType: ["barCode"] });
});

test.each([[], ["QR_CODE"], "qrCode", {}])("a kind that WeChat does not know is refused: %j", async (scanType) => {
  const params: object = { scanType };
  expect(await failure(createWeChat({}).client.call(scanQRCode, params as ScanQRCodeParams))).toMatchObject({
    code: "invalid",
    field: "scanType",
  });
});

describe("Android's answer is the text", () => {
  test.each(["https://shop.example/t/7", "EAN_13,6901234567892", "7", "null", "{", '{"a":1}', "[1]", '"tea"', "true"])(
    "%s",
    async (text) => {
      expect(await scanned(text)).toEqual({ resultStr: text });
    },
  );
});

describe("iOS wraps it", () => {
  test.each(["https://shop.example/t/7", "EAN_13,6901234567892", "7", '{"a":1}', "水 🍵"])("%s", async (text) => {
    expect(await scanned(wrapped(text))).toEqual({ resultStr: text });
  });

  test("in an object of its own, too", async () => {
    expect(await scanned({ scan_code: { scan_result: "tea" } })).toEqual({ resultStr: "tea" });
  });

  test("once: what the text itself wraps is its own business", async () => {
    expect(await scanned(wrapped(wrapped("tea")))).toEqual({ resultStr: wrapped("tea") });
  });
});

test.each([
  undefined,
  null,
  "",
  7,
  true,
  [],
  {},
  wrapped(""),
  wrapped(7),
  wrapped(null),
  '{"scan_code":null}',
  '{"scan_code":"tea"}',
  '{"scan_code":{}}',
  '{"scan_code":["tea"]}',
])("nothing usable: %j", async (resultStr) => {
  expect(await failure(scanned(resultStr))).toMatchObject({ code: "invalid_response", method: "scanQRCode" });
});

test("text that only looks like JSON, however deep, is text", async () => {
  const deep = "[".repeat(100_000);
  expect(await scanned(deep)).toEqual({ resultStr: deep });
});

test.each([
  ["cancel", "cancelled"],
  ["fail", "failed"],
])("%s is %s", async (said, code) => {
  expect(await failure(createWeChat({}, said).client.call(scanQRCode, {}))).toMatchObject({ code });
});

import { describe, expect, test } from "vitest";
import type { HostReply } from "../../src/bridges/bridge.js";
import { isVVChatError, type VVChatError } from "../../src/errors/VVChatError.js";
import { share, type ShareParams } from "../../src/methods/share.js";

const context = { appId: "qyx1" };
const least = { title: "Tea", url: "https://shop.example/tea?a=1#x" };

function errorOf(run: () => unknown): VVChatError {
  try {
    run();
  } catch (error) {
    if (isVVChatError(error)) return error;
  }
  throw new Error("no VVChatError");
}

const encode = (params: object) => share.encode({ ...least, ...params }, context);

describe("what the host is asked", () => {
  test("has the documents' names, and the client's app id", () => {
    expect(share.name).toBe("share");
    expect(share.interactive).toBe(true);
    expect(encode({ subtitle: "Two", thumbUrl: "https://shop.example/tea.png" })).toEqual({
      app_id: "qyx1",
      share_title: "Tea",
      sub_title: "Two",
      share_url: "https://shop.example/tea?a=1#x",
      thumb_url: "https://shop.example/tea.png",
    });
  });

  test.each([undefined, null])("leaves out what is %s", (none) => {
    expect(encode({ subtitle: none, thumbUrl: none, template: none })).toEqual({
      app_id: "qyx1",
      share_title: "Tea",
      share_url: least.url,
    });
  });

  test("carries nothing else that the caller put in", () => {
    expect(encode({ app_id: "mine", share_data_url: "x", subtitle: "" })).toEqual({
      app_id: "qyx1",
      share_title: "Tea",
      share_url: least.url,
    });
  });

  test("resolves relative addresses against the page", () => {
    expect(encode({ url: "/tea?x=1", thumbUrl: "tea.png" })).toMatchObject({
      share_url: new URL("/tea?x=1", location.href).href,
      thumb_url: new URL("tea.png", location.href).href,
    });
  });

  test.each<[string, object]>([
    ["title", { title: undefined }],
    ["title", { title: "" }],
    ["title", { title: 1 }],
    ["subtitle", { subtitle: 1 }],
    ["url", { url: undefined }],
    ["url", { url: "" }],
    ["url", { url: {} }],
    ["url", { url: "javascript:alert(1)" }],
    ["url", { url: " java\tscript:alert(1)" }],
    ["url", { url: "data:text/html,x" }],
    ["url", { url: "blob:https://shop.example/1" }],
    ["url", { url: "qyx://share" }],
    ["url", { url: "https://" }],
    ["thumbUrl", { thumbUrl: "data:image/png;base64,AA" }],
    ["thumbUrl", { thumbUrl: "javascript:alert(1)" }],
    ["thumbUrl", { thumbUrl: "" }],
    ["template.lines", { template: {} }],
    ["template.lines", { template: { lines: [] } }],
    ["template.lines", { template: { lines: "one" } }],
    ["template.lines", { template: { lines: ["one", 2] } }],
    ["template.header", { template: { lines: ["one"], header: "" } }],
    ["template.version", { template: { lines: ["one"], version: 1 } }],
    ["template.type", { template: { lines: ["one"], type: null } }],
    ["template", { template: "" }],
    ["template", { template: "{" }],
    ["template", { template: "[1]" }],
    ["template", { template: "null" }],
    ["template", { template: '"text"' }],
  ])("is refused, naming %s, for %j", (field, params) => {
    expect(errorOf(() => encode(params))).toMatchObject({ code: "invalid", field, method: "share" });
  });

  test("has a card of several lines as JSON text, filled as in the documents", () => {
    expect(encode({ template: { lines: ["line 1", "line 2"] } })).toMatchObject({
      share_data_url: '{"tpl_header":"vctalk","tpl_version":"v1","tpl_type":"MultipleLine","data":["line 1","line 2"]}',
    });
    const template: ShareParams["template"] = { header: "h", version: "v9", type: "T", lines: [""] };
    expect(encode({ template })).toMatchObject({
      share_data_url: '{"tpl_header":"h","tpl_version":"v9","tpl_type":"T","data":[""]}',
    });
  });

  test("has the caller's own card byte for byte", () => {
    const template = '{ "tpl_header": "mine" }';
    expect(encode({ template }).share_data_url).toBe(template);
  });
});

describe("what the host's answer means", () => {
  test.each<HostReply>([{}, { code: 200 }, { code: "200" }, { code: 0 }, { code: "0" }, { code: null, err_code: 200 }])(
    "handed over: %j",
    (reply) => {
      expect(share.decode(reply, {})).toEqual({ handedOff: true });
    },
  );

  test.each<[string, HostReply, object]>([
    ["failed", { code: 400, err_msg: "失败" }, { hostCode: 400, hostMessage: "失败" }],
    ["failed", { code: 400, err_code: 200, err_msg: "失败" }, { hostCode: 400, hostMessage: "失败" }],
    ["failed", { code: "500" }, { hostCode: "500", hostMessage: undefined }],
    ["failed", { code: {}, err_msg: 1 }, { hostCode: undefined, hostMessage: undefined }],
    ["failed", { code: "" }, { hostCode: "" }],
    ["cancelled", { code: 400, err_msg: "用户取消分享" }, { hostCode: 400, hostMessage: "用户取消分享" }],
    ["cancelled", { code: 400, err_msg: "Canceled by user" }, { hostCode: 400 }],
  ])("%s, though it comes as a success: %j", (code, reply, details) => {
    expect(errorOf(() => share.decode(reply, {}))).toMatchObject({ code, method: "share", ...details });
  });

  test("a long message is cut in the error's own, and kept whole beside it", () => {
    const error = errorOf(() => share.decode({ code: 400, err_msg: "x".repeat(5000) }, {}));
    expect(error.message.length).toBeLessThan(400);
    expect(error.hostMessage).toHaveLength(5000);
  });

  test("an error reply that says so is a cancel", () => {
    expect(share.isCancel({ err_code: 400, err_msg: "取消" })).toBe(true);
    expect(share.isCancel({ err_code: 400, err_msg: "失败" })).toBe(false);
  });
});

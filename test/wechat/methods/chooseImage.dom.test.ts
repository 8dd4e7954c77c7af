import { describe, expect, test } from "vitest";
import { type ChooseImageParams, chooseImage } from "../../../src/wechat/methods/chooseImage.js";
import { createWeChat, failure } from "./weChat.js";

const ids = ["wxLocalResource://imageid1", "wxLocalResource://imageid2"];
const answered = (localIds: unknown, params: ChooseImageParams = {}) =>
  createWeChat({ localIds, sourceType: "album" }).client.call(chooseImage, params);

describe("what WeChat is asked", () => {
  test("all that its page script asks by default", async () => {
    const { client, sent } = createWeChat({ localIds: ids });
    await client.call(chooseImage, {});
    expect(sent).toEqual([
      {
        method: "chooseImage",
        params: {
          scene: "1|2",
          count: 9,
          sizeType: ["original", "compressed"],
          sourceType: ["album", "camera"],
        },
      },
    ]);
  });

  test("what the caller chose, and nothing else that they put in", async () => {
    const { client, sent } = createWeChat({ localIds: ids });
    const params: object = { scene: "3", defaultCameraMode: "front", success: "x" };
    await client.call(chooseImage, { ...params, count: 2, sizeType: ["compressed"], sourceType: ["camera"] });
    expect(sent[0]?.params).toEqual({ scene: "1|2", count: 2, sizeType: ["compressed"], sourceType: ["camera"] });
  });

  test("the defaults for what a page without types says is null", async () => {
    const { client, sent } = createWeChat({ localIds: ids });
    const params: object = { count: null, sizeType: null, sourceType: null };
    await client.call(chooseImage, params);
    expect(sent[0]?.params).toMatchObject({ count: 9, sourceType: ["album", "camera"] });
  });

  test.each<[string, object]>([
    ["count", { count: 0 }],
    ["count", { count: -1 }],
    ["count", { count: 1.5 }],
    ["count", { count: "2" }],
    ["sizeType", { sizeType: [] }],
    ["sizeType", { sizeType: ["small"] }],
    ["sizeType", { sizeType: "original" }],
    ["sourceType", { sourceType: ["album", "web"] }],
    ["sourceType", { sourceType: [null] }],
    ["sourceType", { sourceType: { length: 1, 0: "album" } }],
  ])("nothing where %s is wrong: %j", async (field, params) => {
    const { client, sent } = createWeChat({ localIds: ids });
    expect(await failure(client.call(chooseImage, params))).toMatchObject({
      code: "invalid",
      field,
      method: "chooseImage",
    });
    expect(sent).toEqual([]);
  });
});

describe("what its answer means", () => {
  test("the pictures, as iOS lists them", async () => {
    expect(await answered(ids)).toEqual({ localIds: ids });
  });

  test("the pictures, as Android sends them: a list in JSON text", async () => {
    expect(await answered(JSON.stringify(["weixin://resourceid/1a2b"]))).toEqual({
      localIds: ["weixin://resourceid/1a2b"],
    });
  });

  test.each([
    undefined,
    null,
    "",
    "[]",
    [],
    {},
    7,
    true,
    "weixin://resourceid/1",
    "{}",
    '"weixin://resourceid/1"',
    "null",
    [""],
    [null],
    [7],
    [["x"]],
    '[""]',
    "[{}]",
    "[".repeat(100_000),
  ])("nothing usable: %j", async (localIds) => {
    expect(await failure(answered(localIds))).toMatchObject({ code: "invalid_response", method: "chooseImage" });
  });

  test("no more pictures than were asked for, which would be more than the page has room for", async () => {
    expect(await answered(ids, { count: 2 })).toEqual({ localIds: ids });
    expect(await failure(answered(ids, { count: 1 }))).toMatchObject({ code: "invalid_response" });
    expect(await failure(answered(Array(100_000).fill("id")))).toMatchObject({ code: "invalid_response" });
  });

  test.each([
    ["cancel", "cancelled"],
    ["fail_cancel", "cancelled"],
    ["fail", "failed"],
    ["permission denied", "failed"],
  ])("%s is %s", async (said, code) => {
    expect(await failure(createWeChat({}, said).client.call(chooseImage, {}))).toMatchObject({ code });
  });
});

test("two taps open one album", async () => {
  const { client, sent } = createWeChat();
  void client.call(chooseImage, {}).catch(String);
  void client.call(chooseImage, {}).catch(String);
  await Promise.resolve();
  expect(sent).toHaveLength(1);
});

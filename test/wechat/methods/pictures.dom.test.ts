import { describe, expect, test } from "vitest";
import { getLocalImgData } from "../../../src/wechat/methods/getLocalImgData.js";
import { type PreviewImageParams, previewImage } from "../../../src/wechat/methods/previewImage.js";
import { uploadImage, uploadVoice } from "../../../src/wechat/methods/upload.js";
import { createWeChat, failure } from "./weChat.js";

describe("previewImage", () => {
  const sentFor = async (params: PreviewImageParams) => {
    const { client, sent } = createWeChat({});
    await client.call(previewImage, params);
    return sent;
  };

  test("hands over whole addresses, and begins with the first", async () => {
    const first = new URL("/menu/1.jpg", document.baseURI).href;
    expect(await sentFor({ urls: ["/menu/1.jpg", "https://cdn.example/2.jpg?x=1#y"] })).toEqual([
      { method: "previewImage", params: { current: first, urls: [first, "https://cdn.example/2.jpg?x=1#y"] } },
    ]);
  });

  test("begins with the one that the caller names, as they named it", async () => {
    const urls = ["/menu/1.jpg", "/menu/2.jpg"];
    const [call] = await sentFor({ urls, current: "/menu/2.jpg" });
    expect(call?.params.current).toBe(new URL("/menu/2.jpg", document.baseURI).href);
  });

  test("leaves local ids as they are", async () => {
    const urls = ["wxLocalResource://imageid123", "weixin://resourceid/a%2Fb"];
    const [call] = await sentFor({ urls });
    expect(call?.params).toEqual({ current: urls[0], urls });
  });

  test("gives back nothing", async () => {
    await expect(createWeChat({ x: 1 }).client.call(previewImage, { urls: ["/1.jpg"] })).resolves.toBeUndefined();
  });

  test.each<[string, object]>([
    ["urls", {}],
    ["urls", { urls: [] }],
    ["urls", { urls: "/1.jpg" }],
    ["urls", { urls: [""] }],
    ["urls", { urls: [7] }],
    ["urls", { urls: ["blob:https://shop.example/1"] }],
    ["urls", { urls: ["data:image/png;base64,iVBOR"] }],
    ["urls", { urls: ["javascript:alert(1)"] }],
    ["urls", { urls: ["http://"] }],
    ["current", { urls: ["/1.jpg"], current: "/2.jpg" }],
    ["current", { urls: ["/1.jpg"], current: 0 }],
  ])("refuses, naming %s, %j", async (field, params) => {
    const { client, sent } = createWeChat({});
    const call = client.call(previewImage, params as PreviewImageParams);
    expect(await failure(call)).toMatchObject({ code: "invalid", field });
    expect(sent).toEqual([]);
  });
});

describe.each([uploadImage, uploadVoice])("$name", (method) => {
  test("asks with WeChat's names, and for its progress unless told otherwise", async () => {
    const { client, sent } = createWeChat({ serverId: "S" });
    await client.call(method, { localId: "L" });
    await client.call(method, { localId: "L", isShowProgressTips: false });
    expect(sent).toEqual([
      { method: method.name, params: { localId: "L", isShowProgressTips: 1 } },
      { method: method.name, params: { localId: "L", isShowProgressTips: 0 } },
    ]);
  });

  test("gives the server's name for it", async () => {
    expect(
      await createWeChat({ serverId: "1237378768e7q8e7r8qwesafdasdfasdfaxss111" }).client.call(method, {
        localId: "L",
      }),
    ).toEqual({ serverId: "1237378768e7q8e7r8qwesafdasdfasdfaxss111" });
  });

  test.each([undefined, null, "", 7, {}, ["S"]])("finds no use in a serverId of %j", async (serverId) => {
    const call = createWeChat({ serverId }).client.call(method, { localId: "L" });
    expect(await failure(call)).toMatchObject({ code: "invalid_response" });
  });

  test.each([undefined, null, "", 7, ["L"]])("refuses a localId of %j", async (localId) => {
    const params: object = { localId };
    const call = createWeChat({ serverId: "S" }).client.call(method, { localId: "", ...params });
    expect(await failure(call)).toMatchObject({ code: "invalid", field: "localId", method: method.name });
  });

  test("waits a minute", () => {
    expect(method).toMatchObject({ timeout: 60_000, interactive: false });
  });
});

describe("getLocalImgData", () => {
  const read = (localData: unknown) => createWeChat({ localData }).client.call(getLocalImgData, { localId: "L" });

  test("asks with WeChat's names", async () => {
    const { client, sent } = createWeChat({ localData: "/9j/4AAQ" });
    await client.call(getLocalImgData, { localId: "L" });
    expect(sent).toEqual([{ method: "getLocalImgData", params: { localId: "L" } }]);
  });

  test.each([
    ["iOS, of a type that nothing knows", "data:image/jgp;base64,/9j/4AAQ", "data:image/jpeg;base64,/9j/4AAQ"],
    ["Android, bare and in lines", "/9j/4AAQ\r\nSkZJRg==\n", "data:image/jpeg;base64,/9j/4AAQSkZJRg=="],
    ["a PNG", "iVBORw0KGgo=", "data:image/png;base64,iVBORw0KGgo="],
    [
      "a PNG that says it is something else",
      "data:image/jgp;base64,iVBORw0KGgo=",
      "data:image/png;base64,iVBORw0KGgo=",
    ],
    ["a GIF", "R0lGODlhAQAB", "data:image/gif;base64,R0lGODlhAQAB"],
    ["a WebP", "data:image/svg+xml;base64,UklGRiQA", "data:image/webp;base64,UklGRiQA"],
  ])("makes one data URL of what comes from %s", async (_, localData, url) => {
    expect(await read(localData)).toEqual({ localData: url });
  });

  test.each([
    undefined,
    null,
    "",
    7,
    {},
    ["/9j/"],
    "data:image/jpeg;base64,",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "javascript:alert(1)",
    "https://shop.example/1.jpg",
    "wxLocalResource://imageid1",
    '/9j/" onerror="alert(1)',
    "====",
  ])("finds no picture in %j", async (localData) => {
    expect(await failure(read(localData))).toMatchObject({ code: "invalid_response" });
  });

  test("reads a large picture, and a large piece of nonsense, without a pause", async () => {
    const large = "/9j/".repeat(2_000_000);
    const start = performance.now();
    expect((await read(large)).localData).toHaveLength("data:image/jpeg;base64,".length + large.length);
    expect(await failure(read(`${large}!`))).toMatchObject({ code: "invalid_response" });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documentedApis, wireName } from "../../../src/wechat/wireNames.js";

const folder = join(import.meta.dirname, "../../../src/wechat/methods");

/** Every definition that the folder exports. */
const names = (
  await Promise.all(
    readdirSync(folder).map(async (file) =>
      Object.values((await import(join(folder, file))) as Record<string, unknown>),
    ),
  )
)
  .flat()
  .flatMap((value) => (typeof value === "object" && value && "decode" in value && "name" in value ? [value.name] : []))
  .map(String);

test.each([
  ["previewImage", "imagePreview"],
  ["getLocation", "geoLocation"],
])("%s goes over the wire as %s", (name, wire) => {
  expect(wireName(name)).toBe(wire);
});

test.each(["chooseImage", "updateTimelineShareData", "toString", "__proto__", "constructor", ""])(
  "%j goes over the wire as it is",
  (name) => {
    expect(wireName(name)).toBe(name);
  },
);

test("the definitions have the names of WeChat's documents", () => {
  expect(names.sort()).toEqual([
    "chooseImage",
    "closeWindow",
    "getLocalImgData",
    "getLocation",
    "hideAllNonBaseMenuItem",
    "hideMenuItems",
    "hideOptionMenu",
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
  ]);
});

test("permission is asked for every definition, by its wire name", () => {
  expect(names.filter((name) => !documentedApis.includes(wireName(name)))).toEqual([]);
});

test("permission is asked for both ways to share, and for nothing twice or by a name that the bridge does not know", () => {
  expect(documentedApis).toEqual(expect.arrayContaining(["updateAppMessageShareData", "updateTimelineShareData"]));
  expect(new Set(documentedApis).size).toBe(documentedApis.length);
  expect(documentedApis.filter((name) => wireName(name) !== name || !/^\w+$/.test(name))).toEqual([]);
});

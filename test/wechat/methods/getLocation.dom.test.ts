import { describe, expect, test } from "vitest";
import type { HostReply } from "../../../src/bridges/bridge.js";
import { type GetLocationParams, getLocation } from "../../../src/wechat/methods/getLocation.js";
import { createWeChat, failure } from "./weChat.js";

const place = { latitude: 23.1, longitude: 113.32 };
const located = (reply: HostReply) => createWeChat(reply).client.call(getLocation, {});

test("WeChat is asked for GPS's coordinates, or for China's", async () => {
  const { client, sent } = createWeChat(place);
  await client.call(getLocation, {});
  await client.call(getLocation, { type: "gcj02" });
  expect(sent).toEqual([
    { method: "getLocation", params: { type: "wgs84" } },
    { method: "getLocation", params: { type: "gcj02" } },
  ]);
});

test.each(["bd09", "", 7, ["wgs84"]])("coordinates that WeChat does not know are refused: %j", async (type) => {
  const params: object = { type };
  const call = createWeChat(place).client.call(getLocation, params as GetLocationParams);
  expect(await failure(call)).toMatchObject({ code: "invalid", field: "type" });
});

describe("the place", () => {
  test("in numbers, as iOS has them", async () => {
    expect(await located({ ...place, speed: 1.5, accuracy: 65, type: "wgs84" })).toEqual({
      latitude: 23.1,
      longitude: 113.32,
      speed: 1.5,
      accuracy: 65,
    });
  });

  test("in texts, as Android may have them", async () => {
    expect(await located({ latitude: "-23.1", longitude: "113.32", speed: "0.0", accuracy: "30" })).toEqual({
      latitude: -23.1,
      longitude: 113.32,
      speed: 0,
      accuracy: 30,
    });
  });

  test("at nought, and at the ends of the Earth", async () => {
    expect(await located({ latitude: 0, longitude: "0" })).toMatchObject({ latitude: 0, longitude: 0 });
    expect(await located({ latitude: -90, longitude: 180 })).toMatchObject({ latitude: -90, longitude: 180 });
  });

  test.each([undefined, null, "", -1, "-1", "-1.0"])("without a speed that the phone knows: %j", async (unknown) => {
    expect(await located({ ...place, speed: unknown, accuracy: unknown })).toMatchObject({
      speed: null,
      accuracy: null,
    });
  });

  test.each<[string, unknown]>([
    ["latitude", undefined],
    ["latitude", null],
    ["latitude", ""],
    ["latitude", " 23"],
    ["latitude", "23,1"],
    ["latitude", "0x10"],
    ["latitude", "1e1"],
    ["latitude", "9".repeat(400)],
    ["latitude", NaN],
    ["latitude", Infinity],
    ["latitude", true],
    ["latitude", [23]],
    ["latitude", 90.1],
    ["longitude", -180.1],
    ["longitude", "181"],
    ["longitude", {}],
    ["speed", "fast"],
    ["speed", {}],
    ["accuracy", NaN],
    ["accuracy", [1]],
  ])("is none with a %s of %j", async (field, value) => {
    expect(await failure(located({ ...place, [field]: value }))).toMatchObject({
      code: "invalid_response",
      method: "getLocation",
    });
  });
});

test.each([
  ["cancel", "cancelled"],
  ["fail", "failed"],
  ["permission denied", "failed"],
])("%s is %s", async (said, code) => {
  expect(await failure(createWeChat({}, said).client.call(getLocation, {}))).toMatchObject({ code });
});

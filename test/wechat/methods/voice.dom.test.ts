import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { HostMethod } from "../../../src/methods/defineMethod.js";
import { onVoicePlayEnd, pauseVoice, playVoice, stopVoice } from "../../../src/wechat/methods/play.js";
import { type Recording, onVoiceRecordEnd, startRecord, stopRecord } from "../../../src/wechat/methods/record.js";
import { createWeChat, failure } from "./weChat.js";

test("a recording begins with nothing, and gives nothing", async () => {
  const { client, sent } = createWeChat({ localId: "early" });
  await expect(client.call(startRecord)).resolves.toBeUndefined();
  expect(sent).toEqual([{ method: "startRecord", params: {} }]);
});

test.each([
  ["cancel", "cancelled"],
  ["fail", "failed"],
  ["permission denied", "failed"],
])("startRecord: %s is %s", async (said, code) => {
  expect(await failure(createWeChat({}, said).client.call(startRecord))).toMatchObject({ code });
});

describe.each<HostMethod<void, Recording>>([stopRecord, onVoiceRecordEnd, onVoicePlayEnd])("$name", (method) => {
  test("is asked with nothing, and gives the recording", async () => {
    const { client, sent } = createWeChat({ localId: "weixin://voice/1" });
    expect(await client.call(method)).toEqual({ localId: "weixin://voice/1" });
    expect(sent).toEqual([{ method: method.name, params: {} }]);
  });

  test.each([undefined, null, "", 7, {}, ["L"]])("finds no recording in a localId of %j", async (localId) => {
    expect(await failure(createWeChat({ localId }).client.call(method))).toMatchObject({ code: "invalid_response" });
  });
});

describe.each([playVoice, pauseVoice, stopVoice])("$name", (method) => {
  test("names the recording", async () => {
    const { client, sent } = createWeChat({});
    await expect(client.call(method, { localId: "L" })).resolves.toBeUndefined();
    expect(sent).toEqual([{ method: method.name, params: { localId: "L" } }]);
  });

  test.each([undefined, null, "", 7])("refuses a localId of %j", async (localId) => {
    const params: object = { localId };
    const call = createWeChat({}).client.call(method, { localId: "", ...params });
    expect(await failure(call)).toMatchObject({ code: "invalid", field: "localId", method: method.name });
  });
});

describe("how long they wait", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    [startRecord, 60],
    [stopRecord, 10],
    [onVoiceRecordEnd, 75],
    [onVoicePlayEnd, 300],
  ] as const)("%o", async (method: HostMethod<void, unknown>, seconds) => {
    const { client } = createWeChat();
    const ended = vi.fn();
    const call = failure(client.call(method)).then((error) => {
      ended(error.code);
    });
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await call;
    expect(ended).toHaveBeenCalledWith("timeout");
  });
});

test("a signal ends the waiting for a recording that the person stopped", async () => {
  const { client } = createWeChat();
  const controller = new AbortController();
  const ended = client.call(onVoiceRecordEnd, {}, { signal: controller.signal });
  controller.abort();
  expect(await failure(ended)).toMatchObject({ code: "aborted" });
});

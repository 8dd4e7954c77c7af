import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ask, bridge, invoke, permitted, platforms, settled, signature, simulateWeChat } from "./weChatPlace.js";

const apis = [
  "chooseImage",
  "imagePreview",
  "uploadImage",
  "getLocalImgData",
  "startRecord",
  "stopRecord",
  "onVoiceRecordEnd",
  "playVoice",
  "pauseVoice",
  "stopVoice",
  "onVoicePlayEnd",
  "uploadVoice",
];

type Reply = Readonly<Record<string, unknown>>;

const call = async (name: string, params: Reply = {}) => (await invoke(name, { ...params, ...signature })) as Reply;

describe.each(platforms)("on %s", (platform) => {
  const ios = platform === "ios";

  test("pictures: chosen, shown, read and uploaded, as that platform answers", async () => {
    simulateWeChat(platform);
    await ask(apis);
    const { localIds, err_msg: said } = await call("chooseImage", { count: 1 });
    expect(said).toBe("chooseImage:ok");
    const ids = (ios ? localIds : JSON.parse(String(localIds))) as string[];
    expect(ids).toEqual([expect.stringMatching(ios ? /^wxLocalResource:\/\/\w+$/ : /^weixin:\/\/resourceid\/\w{32}$/)]);
    const [localId] = ids;
    const data = String((await call("getLocalImgData", { localId }))["localData"]);
    expect(data.startsWith("data:image/jgp;base64,")).toBe(ios);
    const picture = new Image();
    picture.src = `data:image/png;base64,${data.replace(/^.*,/, "")}`;
    await picture.decode();
    expect(picture.naturalWidth).toBe(2);
    expect(await call("uploadImage", { localId })).toEqual({
      err_msg: "uploadImage:ok",
      serverId: expect.stringMatching(/^sim-image-/) as string,
    });
    expect(await call("imagePreview", { urls: [localId], current: localId })).toEqual({ err_msg: "imagePreview:ok" });
    expect(await call("imagePreview", {})).toEqual({ err_msg: "imagePreview:fail" });
    for (const name of ["uploadImage", "getLocalImgData"]) {
      expect(await call(name, { localId: "other" })).toEqual({ err_msg: `${name}:fail` });
    }
  });

  test("as many pictures as the page takes, and two at most", async () => {
    simulateWeChat(platform);
    const chosen = async (count: unknown) => {
      const { localIds } = (await permitted("chooseImage", { count })) as Reply;
      return ((ios ? localIds : JSON.parse(String(localIds))) as string[]).length;
    };
    expect(await Promise.all([1, 2, 9, undefined, 0, "1"].map(chosen))).toEqual([1, 2, 2, 2, 2, 2]);
  });

  test("a recording: started, stopped, played to its end, uploaded", async () => {
    simulateWeChat(platform);
    await ask(apis);
    const there = await bridge();
    expect(await call("stopRecord")).toMatchObject({ err_msg: "stopRecord:fail" });
    expect(await call("startRecord")).toEqual({ err_msg: "startRecord:ok" });
    expect(await call("startRecord")).toMatchObject({ err_msg: "startRecord:fail" });
    const { localId } = await call("stopRecord");
    expect(localId).toEqual(expect.any(String));
    const over = new Promise((resolve) => {
      there.on("onVoicePlayEnd", resolve);
    });
    expect(await call("playVoice", { localId })).toEqual({ err_msg: "playVoice:ok" });
    expect(await over).toEqual({ err_msg: "onVoicePlayEnd:ok", localId });
    expect(await call("pauseVoice", { localId })).toEqual({ err_msg: "pauseVoice:ok" });
    expect(await call("uploadVoice", { localId })).toMatchObject({
      err_msg: "uploadVoice:ok",
      serverId: expect.any(String),
    });
    expect(await call("playVoice", { localId: "other" })).toEqual({ err_msg: "playVoice:fail" });
  });

  test("a recording ends by itself after a minute; who may not hear of it does not", async () => {
    const { simulator } = simulateWeChat(platform);
    await ask(apis);
    const there = await bridge();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const heard = vi.fn();
    there.on("onVoiceRecordEnd", heard);
    await call("startRecord");
    vi.advanceTimersByTime(59_999);
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    const [[end]] = heard.mock.calls as [[Reply]];
    expect(end).toEqual({ err_msg: "onVoiceRecordEnd:ok", localId: expect.any(String) });
    expect(await call("stopRecord")).toMatchObject({ err_msg: "stopRecord:fail" });
    expect(await call("playVoice", { localId: end["localId"] })).toEqual({ err_msg: "playVoice:ok" });
    await ask(["startRecord"]);
    await call("startRecord");
    vi.advanceTimersByTime(60_000);
    expect(heard).toHaveBeenCalledOnce();
    await ask(apis);
    await call("startRecord");
    simulator.dispose();
    vi.advanceTimersByTime(60_000);
    expect(heard).toHaveBeenCalledOnce();
  });

  test("a code is scanned, and the phone is somewhere", async () => {
    simulateWeChat(platform);
    const { resultStr } = (await permitted("scanQRCode", { needResult: 1, scanType: ["qrCode"] })) as Reply;
    const scanned = ios
      ? (JSON.parse(String(resultStr)) as { scan_code: { scan_result: string } }).scan_code.scan_result
      : resultStr;
    expect(scanned).toBe("https://example.com/vvchat-simulator");
    expect(await permitted("geoLocation", { type: "wgs84" })).toMatchObject({
      err_msg: "geoLocation:ok",
      latitude: expect.closeTo(30.2, 0),
      longitude: expect.closeTo(120.1, 0),
    });
  });
});

test("what VVChat's script calls is called by the bridge's own names alone", async () => {
  simulateWeChat("ios");
  expect(await permitted("getLocation")).toEqual({ err_msg: "system:function_not_exist" });
  expect(await permitted("previewImage", { urls: ["x"] })).toEqual({ err_msg: "system:function_not_exist" });
  await settled();
});

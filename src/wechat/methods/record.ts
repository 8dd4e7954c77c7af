import { saysCancelled } from "../../methods/cancel.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";
import { readText } from "./read.js";

/** A recording, which ends with the page. */
export interface Recording {
  /** WeChat's name for it, for `playVoice` and `uploadVoice`. */
  localId: string;
}

const readRecording: HostMethod<void, Recording>["decode"] = (reply) => ({ localId: readText(reply, "localId") });

/**
 * Begins to record. The first time WeChat asks the person, and a no is `cancelled`: it has 60 s. A recording ends by itself
 * after a minute. Source: WeChat JS-SDK, `wx.startRecord`.
 *
 * @example
 * await client.call(startRecord);
 * const { localId } = await client.call(onVoiceRecordEnd); // or stopRecord, when the person has said enough
 */
export const startRecord: HostMethod<void, void> = /* #__PURE__ */ defineMethod<void, void>({
  name: "startRecord",
  timeout: 60_000,
  encode: () => ({}),
  decode: () => {},
  isCancel: saysCancelled,
});

/**
 * Ends the recording. Source: WeChat JS-SDK, `wx.stopRecord`.
 *
 * @example const { localId } = await client.call(stopRecord);
 */
export const stopRecord: HostMethod<void, Recording> = /* #__PURE__ */ defineMethod<void, Recording>({
  name: "stopRecord",
  encode: () => ({}),
  decode: readRecording,
});

/**
 * Waits for the recording to end by itself, after a minute: call it once `startRecord` has succeeded. After `stopRecord`
 * nothing comes, and it ends as `timeout`, 75 s after it began: abort it, or let go of it. Source: WeChat JS-SDK,
 * `wx.onVoiceRecordEnd`.
 *
 * @example
 * const ended = useHostCall(onVoiceRecordEnd, { onSuccess: ({ localId }) => setVoice(localId) });
 * ended.mutate(); // and ended.reset() where the person stops it
 */
export const onVoiceRecordEnd: HostMethod<void, Recording> = /* #__PURE__ */ defineMethod<void, Recording>({
  name: "onVoiceRecordEnd",
  timeout: 75_000,
  encode: () => ({}),
  decode: readRecording,
});

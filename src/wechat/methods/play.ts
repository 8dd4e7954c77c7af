import { requireText } from "../../errors/requireText.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";
import { type Recording } from "./record.js";
import { readText } from "./read.js";

const player = (name: string): HostMethod<Recording, void> =>
  defineMethod<Recording, void>({
    name,
    encode: ({ localId }) => ({ localId: requireText(localId, "localId", name) }),
    decode: () => {},
  });

/**
 * Plays a recording, from where it was paused. It ends as the sound begins. Source: WeChat JS-SDK, `wx.playVoice`.
 *
 * @example await client.call(playVoice, { localId });
 */
export const playVoice: HostMethod<Recording, void> = /* #__PURE__ */ player("playVoice");

/**
 * Pauses it. Source: WeChat JS-SDK, `wx.pauseVoice`.
 *
 * @example await client.call(pauseVoice, { localId });
 */
export const pauseVoice: HostMethod<Recording, void> = /* #__PURE__ */ player("pauseVoice");

/**
 * Stops it. Source: WeChat JS-SDK, `wx.stopVoice`.
 *
 * @example await client.call(stopVoice, { localId });
 */
export const stopVoice: HostMethod<Recording, void> = /* #__PURE__ */ player("stopVoice");

/**
 * Waits for the sound to be over, for 5 minutes: call it once `playVoice` has succeeded. Source: WeChat JS-SDK,
 * `wx.onVoicePlayEnd`.
 *
 * @example const { localId } = await client.call(onVoicePlayEnd);
 */
export const onVoicePlayEnd: HostMethod<void, Recording> = /* #__PURE__ */ defineMethod<void, Recording>({
  name: "onVoicePlayEnd",
  timeout: 300_000,
  encode: () => ({}),
  decode: (reply) => ({ localId: readText(reply, "localId") }),
});

import type { CallParams } from "../../testing/engine/script.js";
import { textOf } from "../wire.js";
import { type WeChatReply, reply } from "./replies.js";
import { weChatWire } from "./wire.js";

/** The longest recording, and how long one takes to be played, in ms. */
const longest = 60_000;
const playing = 1000;

/** A function of the app's: what it answers. */
export type DeviceFunction = (params: CallParams) => WeChatReply;

/** The phone's microphone and loudspeaker, in silence. */
export interface Recorder {
  readonly functions: readonly (readonly [name: string, DeviceFunction])[];
  reset: () => void;
}

/**
 * @param makeId - makes a local id
 * @param emit - tells the page that a recording or a sound is over
 */
export function createRecorder(makeId: () => string, emit: (event: string, told: object) => void): Recorder {
  const recordings = new Set<string>();
  let recording: ReturnType<typeof setTimeout> | undefined;
  let sound: ReturnType<typeof setTimeout> | undefined;

  function finish(): string {
    clearTimeout(recording);
    recording = undefined;
    const localId = makeId();
    recordings.add(localId);
    return localId;
  }

  const ofRecording =
    (name: string, act: (localId: string) => object | void): DeviceFunction =>
    (params) => {
      const localId = textOf(params, "localId");
      return recordings.has(localId) ? reply(name, "ok", act(localId) ?? {}) : reply(name, "fail");
    };

  const player = (name: string, act: (localId: string) => object | void) => [name, ofRecording(name, act)] as const;
  const stop = () => {
    clearTimeout(sound);
  };
  return {
    functions: [
      [
        "startRecord",
        () => {
          if (recording !== undefined) return reply("startRecord", "fail");
          const end = "onVoiceRecordEnd";
          recording = setTimeout(() => {
            emit(end, reply(end, "ok", { localId: finish() }));
          }, longest);
          return reply("startRecord", "ok");
        },
      ],
      [
        "stopRecord",
        () =>
          recording === undefined
            ? reply("stopRecord", "fail", { [weChatWire.errDesc]: "not recording" })
            : reply("stopRecord", "ok", { localId: finish() }),
      ],
      player("playVoice", (localId) => {
        stop();
        const end = "onVoicePlayEnd";
        sound = setTimeout(() => {
          emit(end, reply(end, "ok", { localId }));
        }, playing);
      }),
      player("pauseVoice", stop),
      player("stopVoice", stop),
      player("uploadVoice", () => ({ serverId: `sim-voice-${Date.now().toString(36)}` })),
    ],
    reset() {
      clearTimeout(recording);
      stop();
      recording = undefined;
      recordings.clear();
    },
  };
}

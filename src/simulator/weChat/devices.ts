import type { CallParams } from "../../testing/engine/script.js";
import type { SimulatorPlatform } from "../userAgents.js";
import { textOf } from "../wire.js";
import { type DeviceFunction, createRecorder } from "./recorder.js";
import { reply } from "./replies.js";
import { weChatWire } from "./wire.js";

/** A picture of 2 × 2 px, in the colour of tea. */
const picture = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR42mM41hUKRAwQCgAv3gaVbHwMpAAAAABJRU5ErkJggg==";

/** What the camera sees. */
const code = "https://example.com/vvchat-simulator";

/** What the phone has around WeChat: camera, album, microphone, place. */
export interface Devices {
  readonly functions: ReadonlyMap<string, DeviceFunction>;
  reset: () => void;
}

/**
 * They answer as the app does on that platform, and ask nobody.
 *
 * @param emit - tells the page of what happened by itself
 */
export function createDevices(platform: () => SimulatorPlatform, emit: (event: string, told: object) => void): Devices {
  const images = new Set<string>();
  let made = 0;
  const makeId = () => {
    const end = `${Date.now().toString(16)}${String((made += 1)).padStart(4, "0")}`;
    return platform() === "ios" ? `wxLocalResource://${end}` : `weixin://resourceid/${end.padStart(32, "0")}`;
  };
  const recorder = createRecorder(makeId, emit);

  const chooseImage: DeviceFunction = ({ count }) => {
    const wanted = typeof count === "number" && count >= 1 ? Math.min(count, 2) : 2;
    const localIds = Array.from({ length: wanted }, makeId);
    for (const id of localIds) images.add(id);
    const ios = platform() === "ios";
    return reply("chooseImage", "ok", { localIds: ios ? localIds : JSON.stringify(localIds), sourceType: "album" });
  };
  const ofImage =
    (name: string, more: () => object): DeviceFunction =>
    (params: CallParams) =>
      images.has(textOf(params, "localId")) ? reply(name, "ok", more()) : reply(name, "fail");

  const scanQRCode: DeviceFunction = () => {
    const resultStr =
      platform() === "ios"
        ? JSON.stringify({ [weChatWire.scanCode]: { type: "QR_CODE", [weChatWire.scanResult]: code } })
        : code;
    return reply("scanQRCode", "ok", { resultStr });
  };
  return {
    functions: new Map<string, DeviceFunction>([
      ["chooseImage", chooseImage],
      ["imagePreview", ({ urls }) => reply("imagePreview", Array.isArray(urls) && urls.length > 0 ? "ok" : "fail")],
      ["uploadImage", ofImage("uploadImage", () => ({ serverId: `sim-image-${Date.now().toString(36)}` }))],
      [
        "getLocalImgData",
        // The type that iOS says is none.
        ofImage("getLocalImgData", () => ({
          localData: platform() === "ios" ? `data:image/jgp;base64,${picture}` : picture,
        })),
      ],
      ["scanQRCode", scanQRCode],
      // By the West Lake.
      [
        "geoLocation",
        () => reply("geoLocation", "ok", { latitude: 30.2469, longitude: 120.1452, speed: -1, accuracy: 65 }),
      ],
      ...recorder.functions,
    ]),
    reset() {
      images.clear();
      recorder.reset();
    },
  };
}

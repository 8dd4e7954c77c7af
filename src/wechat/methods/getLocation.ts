import { invalid } from "../../errors/invalid.js";
import { saysCancelled } from "../../methods/cancel.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";

/** In which coordinates. */
export interface GetLocationParams {
  /** `"wgs84"`: as GPS has them. `"gcj02"`: as China's maps and WeChat's `openLocation` have them. Default `"wgs84"`. */
  type?: "wgs84" | "gcj02" | undefined;
}

/** Where the phone is. */
export interface WeChatLocation {
  /** Degrees, -90 to 90. */
  latitude: number;
  /** Degrees, -180 to 180. */
  longitude: number;
  /** Metres a second; `null` where the phone does not know. */
  speed: number | null;
  /** Metres; `null` where the phone does not know. */
  accuracy: number | null;
}

/** A number of this size at most, below zero or above, or its text. @throws Error for anything else */
function readNumber(value: unknown, field: string, least = -Infinity): number {
  const number = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number) && number >= least && number <= -least) return number;
  throw new Error(`${field} is no number of its kind`);
}

/** Phones say -1 where they do not know. */
function readKnown(value: unknown, field: string): number | null {
  if (value === undefined || value === null || value === "") return null;
  const number = readNumber(value, field);
  return number < 0 ? null : number;
}

/**
 * Where the phone is. The person may be asked, and a no is `cancelled`; it has 60 s. Source: WeChat JS-SDK, `wx.getLocation`.
 *
 * @example const { latitude, longitude } = await client.call(getLocation, { type: "gcj02" });
 */
export const getLocation: HostMethod<GetLocationParams, WeChatLocation> = /* #__PURE__ */ defineMethod<
  GetLocationParams,
  WeChatLocation
>({
  name: "getLocation",
  timeout: 60_000,
  encode({ type }) {
    const wanted: unknown = type ?? "wgs84";
    if (wanted !== "wgs84" && wanted !== "gcj02") throw invalid("type", "must be wgs84 or gcj02", "getLocation");
    return { type: wanted };
  },
  decode: ({ latitude, longitude, speed, accuracy }) => ({
    latitude: readNumber(latitude, "latitude", -90),
    longitude: readNumber(longitude, "longitude", -180),
    speed: readKnown(speed, "speed"),
    accuracy: readKnown(accuracy, "accuracy"),
  }),
  isCancel: saysCancelled,
});

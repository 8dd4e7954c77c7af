import { requireText } from "../../errors/requireText.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";
import { readText } from "./read.js";

/** Which picture to read. */
export interface LocalImgParams {
  /** From `chooseImage`. */
  localId: string;
}

/** The picture itself. */
export interface LocalImgData {
  /** A data URL, for an `<img>` or `fetch`, on every phone. */
  localData: string;
}

/** How the base64 of a picture begins, by its type. */
const beginnings = [
  ["iVBOR", "png"],
  ["R0lGOD", "gif"],
  ["UklGR", "webp"],
] as const;

/**
 * Reads a picture of `chooseImage`, so that the page can show it: an iPhone's page cannot show a local id. One at a time.
 * It has 30 s. Source: WeChat JS-SDK, `wx.getLocalImgData`.
 *
 * iOS sends a data URL, of a type `image/jgp` that nothing knows; Android sends bare base64 in lines. Here it is one data URL.
 *
 * @example
 * const { localData } = await client.call(getLocalImgData, { localId });
 * <img src={localData} alt="" />
 */
export const getLocalImgData: HostMethod<LocalImgParams, LocalImgData> = /* #__PURE__ */ defineMethod<
  LocalImgParams,
  LocalImgData
>({
  name: "getLocalImgData",
  timeout: 30_000,
  encode: ({ localId }) => ({ localId: requireText(localId, "localId", "getLocalImgData") }),
  decode(reply) {
    const data = readText(reply, "localData")
      .replace(/^data:image\/[\w.+-]+;base64,/, "")
      .replace(/\s/g, "");
    if (!/^[A-Za-z\d+/]+={0,2}$/.test(data)) throw new Error("localData is no picture");
    const [, type = "jpeg"] = beginnings.find(([beginning]) => data.startsWith(beginning)) ?? [];
    return { localData: `data:image/${type};base64,${data}` };
  },
});

import { requireText } from "../../errors/requireText.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";
import { readText } from "./read.js";

/** What to upload. */
export interface UploadParams {
  /** From `chooseImage`, `stopRecord` or `onVoiceRecordEnd`. */
  localId: string;
  /** Whether WeChat shows how far it is, over the page. Default `true`. */
  isShowProgressTips?: boolean | undefined;
}

/** WeChat has it. */
export interface Uploaded {
  /** For your server, which fetches it from WeChat by `/cgi-bin/media/get` (`media_id`) within three days. */
  serverId: string;
}

const upload = (name: string): HostMethod<UploadParams, Uploaded> =>
  defineMethod<UploadParams, Uploaded>({
    name,
    // An original picture over a slow network.
    timeout: 60_000,
    encode: ({ localId, isShowProgressTips }) => ({
      localId: requireText(localId, "localId", name),
      isShowProgressTips: (isShowProgressTips ?? true) ? 1 : 0,
    }),
    decode: (reply) => ({ serverId: readText(reply, "serverId") }),
  });

/**
 * Uploads a picture of `chooseImage` to WeChat, for your server to fetch. One at a time: WeChat on an iPhone loses the
 * others. It has 60 s. Source: WeChat JS-SDK, `wx.uploadImage`.
 *
 * @example
 * for (const localId of localIds) {
 *   const { serverId } = await client.call(uploadImage, { localId });
 *   await myServer.keepPicture(serverId);
 * }
 */
export const uploadImage: HostMethod<UploadParams, Uploaded> = /* #__PURE__ */ upload("uploadImage");

/**
 * Uploads a recording to WeChat, for your server to fetch. It has 60 s. Source: WeChat JS-SDK, `wx.uploadVoice`.
 *
 * @example const { serverId } = await client.call(uploadVoice, { localId, isShowProgressTips: false });
 */
export const uploadVoice: HostMethod<UploadParams, Uploaded> = /* #__PURE__ */ upload("uploadVoice");

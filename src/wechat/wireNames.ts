/** What WeChat's bridge knows by another name than its page script, of what the kit has ready. */
const others: ReadonlyMap<string, string> = /* #__PURE__ */ new Map([
  ["previewImage", "imagePreview"],
  ["getLocation", "geoLocation"],
]);

/**
 * What WeChat's bridge calls a function. Source: the page script, jweixin 1.6.0.
 *
 * @param name - as WeChat's documents have it, without `wx.`
 */
export function wireName(name: string): string {
  return others.get(name) ?? name;
}

const documented =
  "updateAppMessageShareData updateTimelineShareData " +
  "chooseImage previewImage uploadImage getLocalImgData " +
  "startRecord stopRecord onVoiceRecordEnd playVoice pauseVoice stopVoice onVoicePlayEnd uploadVoice getLocation scanQRCode " +
  "hideMenuItems showMenuItems hideAllNonBaseMenuItem showAllNonBaseMenuItem hideOptionMenu showOptionMenu closeWindow";

/**
 * What a page asks WeChat's permission for, by the bridge's names: all that the kit has ready. What the account may not use
 * is not granted, and spoils nothing. For another function it is asked when that is called.
 */
export const documentedApis: readonly string[] = /* #__PURE__ */ documented.split(" ").map(wireName);

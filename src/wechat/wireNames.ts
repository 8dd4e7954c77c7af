/** Functions that WeChat's bridge knows by another name than its page script. */
const others: ReadonlyMap<string, string> = /* #__PURE__ */ new Map([
  ["previewImage", "imagePreview"],
  ["getLocation", "geoLocation"],
  ["chooseWXPay", "getBrandWCPayRequest"],
  ["openAddress", "editAddress"],
  ["addCard", "batchAddCard"],
  ["openCard", "batchViewCard"],
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
  "chooseImage previewImage uploadImage downloadImage getLocalImgData " +
  "startRecord stopRecord onVoiceRecordEnd playVoice pauseVoice stopVoice onVoicePlayEnd uploadVoice downloadVoice translateVoice " +
  "getNetworkType openLocation getLocation scanQRCode " +
  "hideMenuItems showMenuItems hideAllNonBaseMenuItem showAllNonBaseMenuItem hideOptionMenu showOptionMenu closeWindow " +
  "chooseWXPay openAddress chooseCard addCard openCard";

/**
 * What a page asks WeChat's permission for, by the bridge's names: all that its documents list, but for what is being
 * withdrawn. What the account may not use is not granted, and spoils nothing.
 */
export const documentedApis: readonly string[] = /* #__PURE__ */ documented.split(" ").map(wireName);

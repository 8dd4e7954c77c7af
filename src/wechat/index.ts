export { weChatBridge, type WeChatBridgeOptions } from "./weChatBridge.js";
export type { WeChatScope } from "./authorize.js";
export type { WeChatPayParameters } from "./pay.js";
export { isWeChat, type WeChatWindow, type WeixinJSBridge } from "./window.js";

export { chooseImage, type ChooseImageParams, type ChosenImages } from "./methods/chooseImage.js";
export { closeWindow } from "./methods/closeWindow.js";
export { getLocalImgData, type LocalImgData, type LocalImgParams } from "./methods/getLocalImgData.js";
export { getLocation, type GetLocationParams, type WeChatLocation } from "./methods/getLocation.js";
export {
  hideAllNonBaseMenuItem,
  hideMenuItems,
  hideOptionMenu,
  type MenuItem,
  type MenuItemsParams,
  showAllNonBaseMenuItem,
  showMenuItems,
  showOptionMenu,
} from "./methods/menu.js";
export { onVoicePlayEnd, pauseVoice, playVoice, stopVoice } from "./methods/play.js";
export { previewImage, type PreviewImageParams } from "./methods/previewImage.js";
export { onVoiceRecordEnd, type Recording, startRecord, stopRecord } from "./methods/record.js";
export { scanQRCode, type ScanQRCodeParams, type ScanResult } from "./methods/scanQRCode.js";
export { type UploadParams, uploadImage, uploadVoice, type Uploaded } from "./methods/upload.js";

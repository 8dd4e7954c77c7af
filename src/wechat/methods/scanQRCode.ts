import { saysCancelled } from "../../methods/cancel.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";
import { asObject, parse, readText } from "./read.js";
import { someOf } from "./someOf.js";

/** What to look for. */
export interface ScanQRCodeParams {
  /** Default: both. */
  scanType?: readonly ("qrCode" | "barCode")[] | undefined;
}

/** What the code says. */
export interface ScanResult {
  /** Of a bar code WeChat puts the kind before it: `"EAN_13,6901234567892"`. */
  resultStr: string;
}

/**
 * Opens the scanner, and hands the code to the page: WeChat does nothing with it (`needResult` is 1). Whoever made the
 * code chose its text, so treat it like any stranger's. Source: WeChat JS-SDK, `wx.scanQRCode`.
 *
 * @example const { resultStr } = await client.call(scanQRCode, { scanType: ["qrCode"] });
 */
export const scanQRCode: HostMethod<ScanQRCodeParams, ScanResult> = /* #__PURE__ */ defineMethod<
  ScanQRCodeParams,
  ScanResult
>({
  name: "scanQRCode",
  interactive: true,
  encode: ({ scanType }) => ({
    needResult: 1,
    scanType: someOf(scanType, ["qrCode", "barCode"], "scanType", "scanQRCode"),
  }),
  decode(reply) {
    // Android sends the code's text, iOS wraps it: {"scan_code":{"scan_result":"…"}}.
    const wrapper = asObject(parse(reply.resultStr));
    const wrapped = "scan_code" in wrapper;
    return { resultStr: wrapped ? readText(asObject(wrapper.scan_code), "scan_result") : readText(reply, "resultStr") };
  },
  isCancel: saysCancelled,
});

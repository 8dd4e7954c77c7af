import type { CallParams } from "../testing/engine/script.js";

/** VVChat's own names for what its methods take and give: the simulator is the other side of `src/methods`. */
export const wire = {
  appId: "app_id",
  imprestCode: "imprest_code",
  tradeNo: "trade_no",
  sessionId: "session_id",
  sessionType: "session_type",
  title: "share_title",
  subtitle: "sub_title",
  thumbUrl: "thumb_url",
  template: "share_data_url",
  templateHeader: "tpl_header",
  templateVersion: "tpl_version",
  redirectUri: "redirect_uri",
  openId: "open_id",
} as const;

/** A parameter that should be text. A page may have sent anything. */
export function textOf(params: CallParams, name: string): string {
  const value = params[name];
  return typeof value === "string" ? value : "";
}

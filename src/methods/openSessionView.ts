import { requireText } from "../errors/requireText.js";
import { defineMethod, type HostMethod } from "./defineMethod.js";

/** Whom to talk to. */
export interface ContactParams {
  /** The customer service's open id. */
  openId: string;
}

/** VVChat was opened. No host tells whether anybody wrote. */
export interface ContactResult {
  opened: true;
}

/**
 * Opens a chat with a customer service. A link alone, in VVChat's web view too; nothing comes back from it.
 * Source: VVChat deep links, `qyx://openSessionView`.
 *
 * @example await client.call(openSessionView, { openId: "xd8wjr9jr02kjf823jse94kio8" });
 */
export const openSessionView: HostMethod<ContactParams, ContactResult> = /* #__PURE__ */ defineMethod<
  ContactParams,
  ContactResult
>({
  name: "openSessionView",
  interactive: true,
  encode: ({ openId }) => ({ open_id: requireText(openId, "openId", "openSessionView") }),
  decode: () => ({ opened: true }),
});

import type { HostMethod } from "../../methods/defineMethod.js";
import { command } from "./command.js";

/**
 * Closes the page, and shows the chat below it. Nobody may be left to hear of it. Source: WeChat JS-SDK, `wx.closeWindow`.
 *
 * @example await client.call(closeWindow);
 */
export const closeWindow: HostMethod<void, void> = /* #__PURE__ */ command("closeWindow");

import { invalid } from "../../errors/invalid.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";
import { command } from "./command.js";

/**
 * An item of WeChat's menu, at the top right. The documents' list: `share:appMessage`, `share:timeline`, `share:qq`,
 * `share:weiboApp`, `share:QZone`, `favorite`, `copyUrl`, `openWithQQBrowser`, `openWithSafari`, `share:email`,
 * `readMode`, `originPage`, `editTag`, `delete`; each behind `menuItem:`.
 */
export type MenuItem = `menuItem:${string}`;

/** Which items. */
export interface MenuItemsParams {
  /** At least one. */
  menuList: readonly MenuItem[];
}

const items = (name: string): HostMethod<MenuItemsParams, void> =>
  defineMethod<MenuItemsParams, void>({
    name,
    encode({ menuList }) {
      if (Array.isArray(menuList) && menuList.length && menuList.every((item) => /^menuItem:./.test(String(item)))) {
        return { menuList };
      }
      throw invalid("menuList", 'must be items such as "menuItem:copyUrl", at least one', name);
    },
    decode: () => {},
  });

/**
 * Hides items of WeChat's menu. Source: WeChat JS-SDK, `wx.hideMenuItems`.
 *
 * @example await client.call(hideMenuItems, { menuList: ["menuItem:copyUrl", "menuItem:share:timeline"] });
 */
export const hideMenuItems: HostMethod<MenuItemsParams, void> = /* #__PURE__ */ items("hideMenuItems");

/**
 * Shows them again. Source: WeChat JS-SDK, `wx.showMenuItems`.
 *
 * @example await client.call(showMenuItems, { menuList: ["menuItem:copyUrl"] });
 */
export const showMenuItems: HostMethod<MenuItemsParams, void> = /* #__PURE__ */ items("showMenuItems");

/**
 * Hides every item that does not have to be there: sharing, too. Source: WeChat JS-SDK, `wx.hideAllNonBaseMenuItem`.
 *
 * @example await client.call(hideAllNonBaseMenuItem);
 */
export const hideAllNonBaseMenuItem: HostMethod<void, void> = /* #__PURE__ */ command("hideAllNonBaseMenuItem");

/**
 * Shows every item again. Source: WeChat JS-SDK, `wx.showAllNonBaseMenuItem`.
 *
 * @example await client.call(showAllNonBaseMenuItem);
 */
export const showAllNonBaseMenuItem: HostMethod<void, void> = /* #__PURE__ */ command("showAllNonBaseMenuItem");

/**
 * Hides the menu itself. Source: WeChat JS-SDK, `wx.hideOptionMenu`.
 *
 * @example await client.call(hideOptionMenu);
 */
export const hideOptionMenu: HostMethod<void, void> = /* #__PURE__ */ command("hideOptionMenu");

/**
 * Shows the menu again. Source: WeChat JS-SDK, `wx.showOptionMenu`.
 *
 * @example await client.call(showOptionMenu);
 */
export const showOptionMenu: HostMethod<void, void> = /* #__PURE__ */ command("showOptionMenu");

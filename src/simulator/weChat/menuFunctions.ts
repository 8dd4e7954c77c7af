import { loadPage } from "../loadPage.js";
import type { Menu } from "./menu.js";
import type { DeviceFunction } from "./recorder.js";
import { reply } from "./replies.js";

/** What a page may do to WeChat's menu, and to its own window. */
export function menuFunctions(menu: Menu): readonly (readonly [name: string, act: DeviceFunction])[] {
  const does = (name: string, act: (...params: Parameters<DeviceFunction>) => void) => {
    const run: DeviceFunction = (params) => {
      act(params);
      return reply(name, "ok");
    };
    return [name, run] as const;
  };
  return [
    does("hideMenuItems", ({ menuList }) => {
      menu.setItems(menuList, false);
    }),
    does("showMenuItems", ({ menuList }) => {
      menu.setItems(menuList, true);
    }),
    does("hideAllNonBaseMenuItem", () => {
      menu.setAll(false);
    }),
    does("showAllNonBaseMenuItem", () => {
      menu.setAll(true);
    }),
    does("hideOptionMenu", () => {
      menu.setVisible(false);
    }),
    does("showOptionMenu", () => {
      menu.setVisible(true);
    }),
    // The chat below the page is not played.
    does("closeWindow", () => {
      loadPage("about:blank");
    }),
  ];
}

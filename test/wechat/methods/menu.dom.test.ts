import { describe, expect, test } from "vitest";
import { closeWindow } from "../../../src/wechat/methods/closeWindow.js";
import {
  type MenuItem,
  hideAllNonBaseMenuItem,
  hideMenuItems,
  hideOptionMenu,
  showAllNonBaseMenuItem,
  showMenuItems,
  showOptionMenu,
} from "../../../src/wechat/methods/menu.js";
import { createWeChat, failure } from "./weChat.js";

describe.each([hideMenuItems, showMenuItems])("$name", (method) => {
  test("names the items", async () => {
    const { client, sent } = createWeChat({});
    const menuList: MenuItem[] = ["menuItem:copyUrl", "menuItem:share:timeline"];
    await expect(client.call(method, { menuList })).resolves.toBeUndefined();
    expect(sent).toEqual([{ method: method.name, params: { menuList } }]);
  });

  test.each([undefined, null, [], "menuItem:copyUrl", [""], [null], ["copyUrl"], ["menuItem:"], {}])(
    "refuses %j",
    async (menuList) => {
      const params: object = { menuList };
      const call = createWeChat({}).client.call(method, { menuList: [], ...params });
      expect(await failure(call)).toMatchObject({ code: "invalid", field: "menuList", method: method.name });
    },
  );
});

describe.each([hideAllNonBaseMenuItem, showAllNonBaseMenuItem, hideOptionMenu, showOptionMenu, closeWindow])(
  "$name",
  (method) => {
    test("says nothing but its name, and gives nothing", async () => {
      const { client, sent } = createWeChat({ x: 1 });
      const more: object = { secret: "S" };
      await expect(client.call(method, more as Record<string, never>)).resolves.toBeUndefined();
      expect(sent).toEqual([{ method: method.name, params: {} }]);
    });

    test("fails where WeChat says so", async () => {
      expect(await failure(createWeChat({}, "fail").client.call(method))).toMatchObject({ code: "failed" });
    });
  },
);

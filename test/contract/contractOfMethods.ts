import { describe, expect, test } from "vitest";
import type { VVChatClient } from "../../src/client/createClient.js";
import { auth } from "../../src/methods/auth.js";
import { getSession } from "../../src/methods/getSession.js";
import { pay } from "../../src/methods/pay.js";
import { selectSession } from "../../src/methods/selectSession.js";
import { share } from "../../src/methods/share.js";
import { rejection } from "../client/watch.js";
import { post } from "./methods.js";
import type { Scene } from "./scene.js";

type CallOf = (client: VVChatClient) => Promise<unknown>;

const calls = {
  auth: (client) => client.call(auth, { scope: "snsapi_userinfo", state: "S1" }),
  pay: (client) => client.call(pay, { imprestCode: "I1" }),
  getSession: (client) => client.call(getSession),
  selectSession: (client) => client.call(selectSession),
  share: (client) => client.call(share, { title: "两杯奶茶", url: "https://shop.example/tea?a=1#x" }),
} as const satisfies Record<string, CallOf>;

type Name = keyof typeof calls;

const card: CallOf = (client) =>
  client.call(share, {
    title: "两杯奶茶",
    subtitle: "少糖",
    url: "https://shop.example/tea",
    thumbUrl: "https://shop.example/tea.png",
    template: { lines: ["line 1", "line 2"] },
  });

/** What is asked, as the app gets it; what the app answers; what that is. */
const rows: readonly [name: Name, call: CallOf, wire: object, reply: object, value: object][] = [
  [
    "auth",
    calls.auth,
    { app_id: "qyxd", scope: "snsapi_userinfo", state: "S1" },
    { code: "C1", state: "S1", err_code: 0 },
    { code: "C1", state: "S1", scope: "snsapi_userinfo" },
  ],
  ["pay", calls.pay, { app_id: "qyxd", imprest_code: "I1" }, { trade_no: "T1" }, { tradeNo: "T1" }],
  [
    "getSession",
    calls.getSession,
    {},
    { session_id: "s1", session_type: 1 },
    { sessionId: "s1", sessionType: "single" },
  ],
  [
    "selectSession",
    calls.selectSession,
    {},
    { session_id: "g1", session_type: 2 },
    { sessionId: "g1", sessionType: "group" },
  ],
  [
    "share",
    calls.share,
    { app_id: "qyxd", share_title: "两杯奶茶", share_url: "https://shop.example/tea?a=1#x" },
    { code: 200 },
    { handedOff: true },
  ],
  [
    "share",
    card,
    {
      app_id: "qyxd",
      share_title: "两杯奶茶",
      sub_title: "少糖",
      share_url: "https://shop.example/tea",
      thumb_url: "https://shop.example/tea.png",
      share_data_url: '{"tpl_header":"vctalk","tpl_version":"v1","tpl_type":"MultipleLine","data":["line 1","line 2"]}',
    },
    { code: 200 },
    { handedOff: true },
  ],
];

/** «Methods», and the rows of «Calls» that are about one of them. */
export function contractOfMethods(scene: Scene): void {
  test.each(rows)("%s: its options arrive in the host's names, and its success is read", async (...row) => {
    const [method, call, params, reply, value] = row;
    scene.host.on(method).reply(reply);
    expect(await call(scene.open().client)).toEqual(value);
    expect(scene.host.calls).toEqual([{ method, params }]);
  });

  describe("share: a failure that arrives in the success callback is a failure", () => {
    test.each([
      ["failed", { code: 400, err_msg: "失败" }],
      ["failed", { code: 400, err_code: 200, err_msg: "失败" }],
      ["failed", { code: "400", err_code: 0, err_msg: "失败" }],
      ["cancelled", { code: 400, err_msg: "用户取消分享" }],
    ] as const)("%s: %j", async (code, reply) => {
      scene.host.on("share").reply(reply);
      const words = { hostCode: reply.code, hostMessage: reply.err_msg };
      expect(await rejection(calls.share(scene.open().client))).toMatchObject({ code, method: "share", ...words });
    });

    test("and its code is looked at for share alone", async () => {
      const { client } = scene.open();
      const beside = { auth: { code: "400" }, pay: { code: 400, trade_no: "T1" }, getSession: { code: 400 } };
      for (const [method, reply] of Object.entries(beside)) scene.host.on(method).reply(reply);
      scene.host.on("post").reply({ code: 400 });
      await expect(calls.auth(client)).resolves.toMatchObject({ code: "400" });
      await expect(calls.pay(client)).resolves.toEqual({ tradeNo: "T1" });
      await expect(calls.getSession(client)).resolves.toBeNull();
      await expect(client.call(post, {})).resolves.toEqual({ code: 400 });
    });
  });

  test.each<[Name, object]>([
    ["auth", { err_code: 0, state: "S1" }],
    ["pay", {}],
    ["pay", { err_code: 0 }],
    ["pay", { err_code: 200, trade_no: "" }],
    ["pay", { trade_no: 7 }],
    ["selectSession", {}],
    ["selectSession", { session_id: "s1" }],
    ["getSession", { session_id: "s1", session_type: 3 }],
  ])("%s: a success without what it promises is invalid_response: %j", async (method, reply) => {
    scene.host.on(method).reply(reply);
    const error = await rejection(calls[method](scene.open().client));
    expect(error).toMatchObject({ code: "invalid_response", method });
    expect(error.hostCode, "the host has not said that it failed").toBeUndefined();
  });

  test("getSession: a success that names no chat is none, and no error", async () => {
    scene.host.on("getSession").reply({ err_code: 0, session_id: "" });
    await expect(calls.getSession(scene.open().client)).resolves.toBeNull();
  });
}

import { createAccounts } from "../accounts.js";
import { appName } from "../app.js";
import type { OpenCallSheet, Phone } from "../callSheet.js";
import { createChats } from "../chats.js";
import type { Host, HostContext } from "../host.js";
import { loadPage } from "../loadPage.js";
import { createMemory } from "../memory.js";
import { createPayments } from "../payments.js";
import { openPaySheet } from "../paySheet.js";
import { replyOf } from "../replyOf.js";
import type { SimulatorPlatform } from "../userAgents.js";
import { createAuthorizations } from "./authorizations.js";
import { createBridgeEnd, installBridge } from "./bridge.js";
import { createMenu } from "./menu.js";
import { openConsentPage } from "./consentSheet.js";
import { createDevices } from "./devices.js";
import { connectWeChat } from "./emulator.js";
import { createWeChatEnds, faultOf } from "./ends.js";
import { showMenuButton } from "./menuButton.js";
import { menuFunctions } from "./menuFunctions.js";
import { pageAddress } from "./pageAddress.js";
import { createPermission } from "./permission.js";
import { createPreVerify } from "./preVerify.js";
import { openProblemSheet } from "./problemSheet.js";
import { failedFor, functionMissing, reply } from "./replies.js";
import { missingIn, weChatPay } from "./weChatPayments.js";
import { weChatWire } from "./wire.js";

const payment = "getBrandWCPayRequest";

/** WeChat, around the page. */
export function createWeChatHost({ options, users, words, settings, theme }: HostContext): Host {
  const { app = {}, orderOf, onPaid, scheme = "qyx", checkSignature } = options;
  const emulator = options.emulator === undefined ? undefined : connectWeChat(options.emulator);
  // Each sign-in is another load of the page.
  const memory = createMemory(true);
  const accounts = createAccounts(users, words, memory, emulator, "appid");
  const payments = createPayments({ orderOf, onPaid, emulator }, accounts, memory, weChatPay);
  const chats = createChats([], null, words);
  const phone: Phone = { appName: () => appName(app, words), accounts, payments, chats, words, look: "wechat" };

  let platform: SimulatorPlatform = "android";
  let emit: (event: string, told: object) => void = () => {};
  const address = () => pageAddress(platform, settings().weChat);
  const permission = createPermission(address);
  const preVerify = createPreVerify({ emulator, checkSignature }, () => settings().weChat, address);
  const menu = createMenu();
  const ends = createWeChatEnds(accounts, payments, menu);
  const devices = createDevices(
    () => platform,
    (event, told) => {
      emit(event, told);
    },
  );
  const functions = new Map([...devices.functions, ...menuFunctions(menu)]);
  const sheets: ReadonlyMap<string, OpenCallSheet> = new Map([
    ["auth", openConsentPage],
    [payment, openPaySheet],
  ]);

  const answer: Host["answer"] = ({ method, params }, play) => {
    const act = functions.get(method);
    if (method === "preVerifyJSAPI") preVerify.answer(params, play);
    else if (act) play({ kind: "reply", reply: act(params) });
    else if (method === "auth") {
      if (emulator) loadPage(emulator.authorizePage(params));
      else if (params["scope"] === "snsapi_base") play({ kind: "reply", reply: ends(method).succeed });
      else return false;
    } else if (method === payment) {
      const missing = missingIn(params);
      if (missing === undefined) return false;
      play({
        kind: "reply",
        reply: reply(payment, "fail", { [weChatWire.errDesc]: `调用支付JSAPI缺少参数：${missing}` }),
      });
    } else play({ kind: "reply", reply: faultOf(method) ? ends(method).succeed : functionMissing });
    return true;
  };

  return {
    phone,
    links: createAuthorizations({
      scheme,
      showProblem: (problem, onClose) => openProblemSheet(problem, phone, theme(), onClose),
    }),
    ends,
    faultOf,
    sheetOf: (method) => sheets.get(method),
    answer,
    lacks: functionMissing,
    install(engine, on) {
      platform = on;
      const end = createBridgeEnd(engine, permission, (method) => functions.has(method) || faultOf(method) === "share");
      emit = end.emit;
      const undo = [
        installBridge(end.bridge, settings().weChat.bridge ?? "prompt"),
        showMenuButton(menu, phone, theme),
      ];
      return () => {
        emit = () => {};
        devices.reset();
        for (const put of undo) put();
      };
    },
    allow: (params) => replyOf(accounts.allow(params)),
    pay: (params) => replyOf(payments.pay(params), failedFor(payment)),
    reset() {
      permission.reset();
      preVerify.reset();
      menu.reset();
      devices.reset();
    },
  };
}

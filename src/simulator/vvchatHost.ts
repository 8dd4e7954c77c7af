import { isHostMethod } from "../testing/engine/outcome.js";
import { createAccounts } from "./accounts.js";
import { appName } from "./app.js";
import type { Phone } from "./callSheet.js";
import { callSheets } from "./callSheets.js";
import { createChats } from "./chats.js";
import { connectEmulator } from "./emulator.js";
import { createEnds } from "./ends.js";
import type { Host, HostContext } from "./host.js";
import { createLinks } from "./links.js";
import { createMemory } from "./memory.js";
import { createPayments } from "./payments.js";
import { replyOf } from "./replyOf.js";
import { installBridgeOf } from "./webViewPlace.js";

/** VVChat: around the page, or beside its browser. */
export function createVVChatHost({ options, users, chats, words, settings }: HostContext): Host {
  const { app = {}, orderOf, onPaid, session, scheme = "qyx" } = options;
  const inBrowser = settings().place === "browser";
  const emulator = options.emulator === undefined ? undefined : connectEmulator(options.emulator);
  const memory = createMemory(inBrowser);
  const accounts = createAccounts(users, words, memory, emulator);
  const phone: Phone = {
    appName: () => appName(app, words),
    accounts,
    payments: createPayments({ orderOf, onPaid, emulator }, accounts, memory),
    chats: createChats(chats, session, words),
    words,
  };
  const ends = createEnds(phone, inBrowser);
  return {
    phone,
    links: createLinks({
      scheme,
      installed: () => !inBrowser || settings().installed,
      returns: () => (inBrowser ? settings().returns : {}),
    }),
    ends,
    faultOf: (method) => (isHostMethod(method) ? method : undefined),
    // It is a link, in VVChat too.
    sheetOf: (method, byLink) => (method === "openSessionView" && !byLink ? undefined : callSheets.get(method)),
    answer({ method }, play) {
      if (method !== "getSession") return false;
      play({ kind: "reply", reply: ends(method).succeed });
      return true;
    },
    install: (engine, platform) => (inBrowser ? () => {} : installBridgeOf(platform, engine)),
    allow: (params) => replyOf(accounts.allow(params)),
    pay: (params) => replyOf(phone.payments.pay(params)),
    reset() {},
  };
}

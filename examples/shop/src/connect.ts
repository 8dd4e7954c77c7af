import type { VVChatApi } from "vvchat-react";
import { createFakeMessages } from "./fakeMessages.js";
import { createFakeOrders } from "./fakeOrders.js";
import { createFakeUsers } from "./fakeUsers.js";
import { createFakeSignatures } from "./fakeWeChat.js";
import { people } from "./people.js";
import type { Settings } from "./settings.js";
import { simulate } from "./simulate.js";
import type { Words } from "./words.js";

/** Both played in the page: for pages that have no server behind them. */
function connectFake(settings: Settings, words: Words): VVChatApi {
  const { server } = settings;
  const orders = createFakeOrders({ titleOf: words.titleOf, server });
  const simulator = settings.simulator
    ? simulate(settings, words, {
        orderOf: orders.find,
        onPaid: ({ imprestCode, tradeNo }) => {
          orders.markPaid(imprestCode, tradeNo);
        },
      })
    : undefined;
  const users = createFakeUsers({
    userOf(code) {
      const user = simulator?.userOf(code);
      return user && { openId: user.openId, nickname: user.name };
    },
    server,
  });
  return { ...users, ...orders.api, ...createFakeMessages(server), ...createFakeSignatures(server) };
}

/**
 * Puts VVChat, played by the simulator, on the page.
 *
 * @returns the client's `api`: the shop's server
 */
export function connect(settings: Settings, words: Words): string | VVChatApi {
  const emulator = import.meta.env.VITE_EMULATOR;
  if (emulator === undefined) return connectFake(settings, words);
  const users = people.map(({ openId, nickname }) => ({ openId, name: nickname }));
  if (settings.simulator) simulate(settings, words, { emulator, users });
  return "/api/vvchat";
}

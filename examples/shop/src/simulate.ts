import { type Simulator, createSimulator } from "vvchat-react/simulator";
import type { Orders } from "./fakeOrders.js";
import type { PayEnd, Settings, SignInEnd } from "./settings.js";
import type { Words } from "./words.js";

/** The switch `?auth=…` as a script, for every sign-in of this visit. */
const scripts: Record<SignInEnd, (simulator: Simulator) => void> = {
  ask: () => {},
  denied: (simulator) => simulator.on("auth").fail(1, "用户拒绝授权"),
  fail: (simulator) => simulator.on("auth").fail(),
  silent: (simulator) => simulator.on("auth").silent(),
  malformed: (simulator) => simulator.on("auth").malformed(),
  twice: (simulator) => simulator.on("auth").twice(simulator.allow),
};

/** The switch `?pay=…`. */
const payScripts: Record<PayEnd, (simulator: Simulator) => void> = {
  ask: () => {},
  paid: (simulator) => simulator.on("pay").reply(simulator.pay),
  cancel: (simulator) => simulator.on("pay").fail(400, "用户取消支付"),
  fail: (simulator) => simulator.on("pay").fail(),
  silent: (simulator) => simulator.on("pay").silent(),
  malformed: (simulator) => simulator.on("pay").malformed(),
  twice: (simulator) => simulator.on("pay").twice(simulator.pay),
};

/** VVChat, played in the page. A shop that goes live has this in development alone. */
export function simulate({ lang, auth, pay }: Settings, words: Words, orders: Orders): Simulator {
  const simulator = createSimulator({
    app: { name: words.shop },
    locale: lang,
    orderOf: orders.find,
    onPaid: ({ imprestCode, tradeNo }) => {
      orders.paid(imprestCode, tradeNo);
    },
  });
  scripts[auth](simulator);
  payScripts[pay](simulator);
  return simulator;
}

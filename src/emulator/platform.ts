import { paths } from "../platform/wire.js";
import { agentPay } from "./agentPay.js";
import type { Endpoint } from "./EmulatorState.js";
import { makeOrder, showOrder, testImprest } from "./orders.js";
import { sendMessage, token, userInfo } from "./people.js";

/** The Open Platform's endpoints, by method and path. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map([
  [`GET ${paths.token}`, token],
  [`GET ${paths.userInfo}`, userInfo],
  [`POST ${paths.sendMessage}`, sendMessage],
  [`POST ${paths.unifiedOrder}`, makeOrder],
  [`GET ${paths.unifiedOrder}`, showOrder],
  [`POST ${paths.agentPay}`, agentPay],
  [`GET ${paths.testImprest}`, testImprest],
]);

import { createServer } from "node:http";
import { createVVChatHandler, toNodeListener } from "../../src/server/index.js";
import { type ClientName, clients } from "./clients.js";

/** What one process is told when it is started. */
export interface MerchantSettings {
  client: ClientName;
  redisPort: number;
  /** Where the platform is. */
  platform: string;
  /** How long `onPaid` takes, in ms. */
  paying: number;
}

/** What it tells. */
export type MerchantEvent =
  { kind: "listening"; port: number } | { kind: "onPaid" | "createOrder"; outTradeNo: string };

const { client, redisPort, platform, paying } = JSON.parse(process.argv[2] ?? "") as MerchantSettings;
const { store } = await clients[client](redisPort);

const tell = (event: MerchantEvent) => process.send?.(event);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const handler = createVVChatHandler({
  // The address that all of them have together.
  url: "http://shop.test/api/vvchat",
  platform: { base: platform, appId: "test", appKey: "123456", storeNo: "s1234" },
  secrets: ["a secret of more than thirty-two letters"],
  store,
  async createOrder({ outTradeNo }) {
    tell({ kind: "createOrder", outTradeNo });
    await wait(100);
    return { amount: 3600, title: "两杯奶茶" };
  },
  async onPaid({ outTradeNo }) {
    tell({ kind: "onPaid", outTradeNo });
    await wait(paying);
  },
});

const server = createServer(toNodeListener(handler)).listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address) tell({ kind: "listening", port: address.port });
});
// No test leaves one behind.
process.once("disconnect", () => process.exit());

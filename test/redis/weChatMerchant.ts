import { createWeChatClient } from "../../src/server/index.js";
import { type ClientName, clients } from "./clients.js";

/** What one process is told when it is started. */
export interface WeChatMerchantSettings {
  client: ClientName;
  redisPort: number;
  /** Where WeChat's API is. */
  api: string;
}

/** Something to be done many times at once. */
export interface Task {
  ask: "accountToken" | "ticket" | "call";
  times: number;
}

/** What it tells. */
export type WeChatMerchantEvent = { kind: "ready" } | { kind: "done"; answers: string[] };

const { client, redisPort, api } = JSON.parse(process.argv[2] ?? "") as WeChatMerchantSettings;
const { store } = await clients[client](redisPort);
const weChat = createWeChatClient({ appId: "wx-app", appSecret: "the secret", api, store });

const tell = (event: WeChatMerchantEvent) => process.send?.(event);

async function once(ask: Task["ask"]): Promise<string> {
  try {
    return ask === "call" ? JSON.stringify(await weChat.call("/cgi-bin/user/info")) : await weChat[ask]();
  } catch (error) {
    return String(error);
  }
}

process.on("message", ({ ask, times }: Task) => {
  void Promise.all(Array.from({ length: times }, () => once(ask))).then((answers) => {
    tell({ kind: "done", answers });
  });
});
tell({ kind: "ready" });
// No test leaves one behind.
process.once("disconnect", () => process.exit());

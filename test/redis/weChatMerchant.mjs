// One process that calls WeChat: `weChatMerchant.ts`, which Node itself does not read.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

await runnerImport(fileURLToPath(new URL("weChatMerchant.ts", import.meta.url)), {
  configFile: false,
  logLevel: "error",
});

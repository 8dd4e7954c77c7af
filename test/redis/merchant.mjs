// One process of a merchant's server: `merchant.ts`, which Node itself does not read.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

await runnerImport(fileURLToPath(new URL("merchant.ts", import.meta.url)), { configFile: false, logLevel: "error" });

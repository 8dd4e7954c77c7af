import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plugin, createServer } from "vite";
import { startEmulator } from "vvchat-react/emulator";
import { toNodeListener } from "vvchat-react/server";
import { people, weChatPeople } from "../src/people.js";
import { testAccount } from "../src/testApp.js";
import { type Merchant, accountSecret, createMerchant } from "./createMerchant.js";

/** Options of {@link startShop}. */
interface ShopOptions {
  /** 0: any that is free. Default: Vite's, or the next one that is free. */
  port?: number | undefined;
  /** An emulator that runs already. Default: one of its own. */
  emulator?: string | undefined;
  /** Where the orders are kept. Default: a folder for each port, so that no two shops write into one. */
  folder?: string | undefined;
  log: (line: string) => void;
}

const api = "/api/vvchat";
const account = { ...testAccount, appSecret: accountSecret, name: "半日茶" };
const root = fileURLToPath(new URL("..", import.meta.url));

/** The merchant's server on the page's own origin. It is there a moment later than the page. */
function serveMerchant(merchant: Promise<Merchant>): Plugin {
  const listener = toNodeListener(async (request) => (await merchant)(request));
  return {
    name: "merchant",
    configureServer({ middlewares }) {
      middlewares.use(api, listener);
    },
  };
}

/** Starts the shop's pages, its server and, unless one runs already, the emulated Open Platform. */
export async function startShop({ port, emulator, folder, log }: ShopOptions) {
  const own =
    emulator === undefined
      ? await startEmulator({ users: people, weChat: { accounts: [account], people: weChatPeople } })
      : undefined;
  const platform = own?.url ?? emulator ?? "";
  let open: (merchant: Merchant | PromiseLike<Merchant>) => void = () => {};
  const merchant = new Promise<Merchant>((resolve) => {
    open = resolve;
  });
  const pages = await createServer({
    configFile: join(root, "vite.config.ts"),
    logLevel: "warn",
    define: { "import.meta.env.VITE_EMULATOR": JSON.stringify(platform) },
    server: { ...(port !== undefined && { port, strictPort: port !== 0 }) },
    plugins: [serveMerchant(merchant)],
  });
  const close = async () => {
    await pages.close();
    await own?.close();
  };
  try {
    await pages.listen();
    const url = new URL(pages.resolvedUrls?.local[0] ?? "");
    const kept = folder ?? join(root, ".data", url.port);
    open(createMerchant({ url: url.origin + api, platform, folder: kept, log }));
    await merchant;
    return { url: url.origin, api: url.origin + api, platform, orders: join(kept, "orders.json"), close };
  } catch (error) {
    await close();
    throw error;
  }
}

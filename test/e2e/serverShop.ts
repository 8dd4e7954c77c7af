import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type Page, chromium } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type StartedEmulator, startEmulator } from "vvchat-react/emulator";
import { people } from "../../examples/shop/src/people.ts";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";
import { phone, press } from "./shop.js";
import { type StartedServer, startServer } from "./startServer.js";

/** A shop with its own server, which can die, and a platform that outlives it. */
export interface ServerShop {
  readonly emulator: StartedEmulator;
  /** The shop's page, of a new visitor, with the switches of its address. */
  open: (switches?: string) => Promise<Page>;
  /** The server dies. */
  kill: () => Promise<void>;
  /** It comes back, at the same address and with what it had kept. */
  start: () => Promise<void>;
  /** What it has logged, through its lives, that begins so. */
  logged: (kind: string) => string[];
}

/** Signs the visitor in, on the menu's page. */
export async function signIn(shop: Page): Promise<void> {
  await press(shop, "用 VVChat 登录");
  await press(shop, "允许");
  await shop.getByRole("heading", { name: /^你好，/ }).waitFor();
}

/** @param per - whether each test has a shop of its own, or one for all of a file will do */
export function setUpServerShop(per: "file" | "test"): ServerShop {
  const [begin, end] = per === "file" ? [beforeAll, afterAll] : [beforeEach, afterEach];
  let browser: Browser;
  let emulator: StartedEmulator;
  let folder: string;
  let server: StartedServer;
  let before: string[] = [];
  let problems: string[] = [];
  const lines = () => [...before, ...server.lines];
  const start = (port: string) =>
    startServer("--port", port, "--emulator", emulator.url, "--data", join(folder, "orders"));

  beforeAll(async () => {
    const executablePath = findChromium();
    browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
  });
  begin(async () => {
    emulator = await startEmulator({ users: people, retries: Array(30).fill(500) });
    folder = await mkdtemp(join(tmpdir(), "half-day-tea-"));
    before = [];
    server = await start("0");
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    const seen = problems;
    problems = [];
    if (seen.length > 0) throw new Error(`The page threw:\n${seen.join("\n")}`);
  });
  end(async () => {
    await server.kill();
    await emulator.close();
    await rm(folder, { recursive: true });
  });
  afterAll(() => browser.close());

  return {
    get emulator() {
      return emulator;
    },
    async open(switches = "") {
      const page = await (await browser.newContext(phone)).newPage();
      page.on("pageerror", (error) => problems.push(error.message));
      await page.goto(new URL(switches, server.url).href);
      return page;
    },
    kill: () => server.kill(),
    async start() {
      before = lines();
      server = await start(server.port);
    },
    logged: (kind) => lines().filter((line) => line.startsWith(kind)),
  };
}

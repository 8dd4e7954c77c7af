import { fileURLToPath } from "node:url";
import { expect as see } from "playwright/test";
import { type Plugin, build } from "vite";
import { expect, test } from "vitest";
import { press, setUpShop } from "./shop.js";

const openShop = setUpShop();

const configFile = fileURLToPath(new URL("../../examples/shop/vite.config.ts", import.meta.url));
const ofDevtools = /\/src\/(devtools|trace)\//;

interface Chunk {
  fileName: string;
  isEntry: boolean;
  /** Chunks that are loaded with it. */
  imports: string[];
  modules: string[];
}

/** What the shop's production build is made of. */
async function chunksOf(...plugins: Plugin[]): Promise<Chunk[]> {
  const built = await build({ configFile, logLevel: "error", build: { write: false }, plugins });
  if (!("output" in built)) throw new Error("One build has one output");
  return built.output.flatMap((file) =>
    file.type === "chunk" ? [{ ...file, modules: Object.keys(file.modules) }] : [],
  );
}

/** The chunks that a page loads with its entry. */
function loadedAtFirst(chunks: readonly Chunk[]): Chunk[] {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  // A set that grows while it is gone through is gone through to its end.
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return [...found];
}

test("a build that does not ask for the call log has nothing of it", async () => {
  const withoutIt: Plugin = {
    name: "no call log",
    enforce: "pre",
    load: (id) => (id.endsWith("/examples/shop/src/devtools.tsx") ? "export const CallLog = () => null;" : undefined),
  };
  const modules = (await chunksOf(withoutIt)).flatMap((chunk) => chunk.modules);
  expect(modules).toContainEqual(expect.stringContaining("/src/provider/VVChatProvider.tsx"));
  expect(modules.filter((module) => ofDevtools.test(module))).toEqual([]);
});

test("in one that asks lazily it is in chunks of its own, and the panel in another", async () => {
  const chunks = await chunksOf();
  const first = loadedAtFirst(chunks);
  expect(first.flatMap(({ modules }) => modules.filter((module) => ofDevtools.test(module)))).toEqual([]);
  const chunkWith = (name: string) => chunks.find(({ modules }) => modules.some((module) => module.endsWith(name)));
  const [tab, panel] = [chunkWith("/devtools/Tools.tsx"), chunkWith("/devtools/Panel.tsx")];
  expect(tab?.fileName).toBeDefined();
  expect(panel?.fileName).toBeDefined();
  expect(panel?.fileName).not.toBe(tab?.fileName);
  expect(tab?.imports).not.toContain(panel?.fileName);
});

test("a customer loads none of it; ?debug loads the tab, and a press on it the panel", async () => {
  const shop = await openShop();
  await shop.getByRole("button", { name: "分享给朋友" }).waitFor();
  const scripts = () =>
    shop.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).length);
  const usual = await scripts();
  expect(await shop.locator("[data-vv-devtools]").count()).toBe(0);

  const address = new URL(shop.url());
  address.searchParams.set("debug", "");
  await shop.goto(address.href);
  const tab = shop.getByRole("button", { name: "调用日志" });
  await tab.waitFor();
  const withTab = await scripts();
  expect(withTab).toBeGreaterThan(usual);

  await tab.tap();
  const log = shop.getByRole("region", { name: "调用日志" });
  await see(log).toBeVisible();
  expect(await scripts()).toBeGreaterThan(withTab);
});

test("a share that is cancelled is in the log, the shop still in use", async () => {
  const shop = await openShop("?debug");
  await shop.getByRole("button", { name: "调用日志" }).waitFor();
  await shop.getByRole("button", { name: "分享给朋友" }).tap();
  await press(shop, "取消");
  await shop.getByRole("button", { name: "调用日志" }).tap();
  const log = shop.getByRole("region", { name: "调用日志" });
  await log.getByRole("button", { name: /^share 已取消/ }).tap();
  await see(log.getByRole("heading", { name: "share" })).toBeVisible();
  await see(log).toContainText('"share_title"');
  await log.getByRole("button", { name: "关闭" }).tap();
  await press(shop, "加一杯招牌奶茶");
  await see(shop.getByRole("button", { name: "支付 ¥18.00" })).toBeVisible();
});

test("a panel that does not load: the tab says so, and the shop goes on", async () => {
  const shop = await openShop("?debug");
  const panel = /\/assets\/Panel-[^/]+\.js$/;
  await shop.route(panel, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "throw new Error('half a file')" }),
  );
  await shop.getByRole("button", { name: "调用日志" }).tap();
  const again = shop.getByRole("button", { name: "调用日志没有加载成功，再点一次。" });
  await see(again).toBeVisible();
  await see(shop.getByRole("button", { name: "分享给朋友" })).toBeVisible();
});

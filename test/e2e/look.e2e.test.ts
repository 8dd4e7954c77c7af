import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { phone, setUpShop } from "./shop.js";

const openShop = setUpShop();

/** Opens the consent sheet and returns it. */
async function openSheet(device = phone) {
  const shop = await openShop("", device);
  await shop.getByRole("button", { name: "用 VVChat 登录" }).click();
  const sheet = shop.getByRole("dialog");
  await see(sheet).toBeVisible();
  return { shop, sheet };
}

test("the page behind does not scroll", async () => {
  const { shop } = await openSheet({ ...phone, isMobile: false });
  for (const y of [100, 600]) {
    await shop.mouse.move(180, y);
    await shop.mouse.wheel(0, 300);
  }
  await shop.waitForTimeout(200);
  expect(await shop.evaluate(() => scrollY)).toBe(0);
});

test("a sheet that is higher than the window scrolls, and its last button can be reached", async () => {
  const { shop, sheet } = await openSheet({ ...phone, reducedMotion: "reduce", viewport: { width: 640, height: 320 } });
  const box = await sheet.locator(".sim-sheet").boundingBox();
  expect(box).toMatchObject({ y: 48, width: 420, height: 272 });
  await shop.getByRole("button", { name: "允许" }).tap();
  await see(sheet).toBeHidden();
});

test("reduced motion: nothing moves", async () => {
  const { sheet } = await openSheet({ ...phone, reducedMotion: "reduce" });
  expect(await sheet.evaluate((element) => element.getAnimations({ subtree: true }).length)).toBe(0);
});

test("forced colours: the sheet and its buttons have edges", async () => {
  const { sheet } = await openSheet({ ...phone, forcedColors: "active" });
  for (const part of [".sim-sheet", ".vv-button", ".sim-close", ".sim-chip"]) {
    await see(sheet.locator(part).first()).toHaveCSS("border-top-width", "1px");
  }
});

test("dark by the system", async () => {
  const { sheet } = await openSheet({ ...phone, colorScheme: "dark" });
  await see(sheet.locator(".sim-sheet")).toHaveCSS("background-color", "rgb(23, 33, 37)");
});

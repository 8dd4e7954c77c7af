import { type Browser, type FrameLocator, type Page, chromium } from "playwright";
import { expect as see } from "playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { errorCodes } from "vvchat-react";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";
import { serveGallery } from "./gallery.js";

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;
/** What must not be: a request to anywhere else, one that finds nothing, and errors. */
let wrong: string[];

beforeAll(async () => {
  gallery = await serveGallery();
  const executablePath = findChromium();
  browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
});

beforeEach(async () => {
  wrong = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  await context.route(
    (url) => !url.href.startsWith(gallery.address) && /^(http|ws)/.test(url.protocol),
    async (route) => {
      wrong.push(`outside: ${route.request().url()}`);
      await route.abort();
    },
  );
  page = await context.newPage();
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(message.text());
  });
});

afterEach(async () => {
  await page.context().close();
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

const shown = (): FrameLocator => page.frameLocator("#storybook-preview-iframe");
const open = (id: string) => page.goto(`${gallery.address}?path=/docs/${id}--docs`);
/** Not by its role's name: in that is the link to it, too. */
const title = (name: string) => shown().locator("h1").getByText(name, { exact: true });

describe("the first page", () => {
  test("says what the kit is, and has a shop to press", async () => {
    await page.goto(gallery.address);
    await see(title("vvchat-react")).toBeVisible();
    await see(shown().getByText("React hooks and components for H5 apps")).toBeVisible();
    await see(shown().getByText("npm install vvchat-react")).toBeVisible();

    const shop = shown().frameLocator("iframe");
    await shop.getByRole("button", { name: "Sign in with VVChat" }).click();
    await shop.getByRole("button", { name: "Allow", exact: true }).click();
    await see(shop.getByText("Hello, Bamboo.")).toBeVisible();
    await shop.getByRole("button", { name: "Pay ¥36.00" }).click();
    await shop.getByRole("dialog").getByRole("button", { name: "Pay ¥36.00" }).click();
    await see(shop.getByRole("button", { name: "Paid ¥36.00" })).toBeVisible();
    expect(wrong).toEqual([]);
  });

  test("leads to the other guides", async () => {
    await page.goto(gallery.address);
    await shown().getByRole("link", { name: "accessibility" }).click();
    await see(title("Accessibility")).toBeVisible();
    expect(wrong).toEqual([]);
  });
});

describe("a guide opens, asks nobody outside, and the console stays empty", () => {
  test.each([
    ["in-the-web-view", "In the web view"],
    ["in-a-browser", "In a browser"],
    ["payments-that-end-in-the-truth", "Payments that end in the truth"],
    ["testing", "Testing"],
    ["theming", "Theming"],
    ["errors", "Errors"],
    ["accessibility", "Accessibility"],
  ])("%s", async (id, name) => {
    await open(`guides-${id}`);
    await see(title(name)).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(wrong).toEqual([]);
  });
});

test("payments: one is paid, one is asked for, one was not paid", async () => {
  await open("guides-payments-that-end-in-the-truth");
  const buttons = shown().getByRole("button", { name: "Pay ¥36.00" });
  await see(buttons).toHaveCount(3);
  for (let number = 0; number < 3; number++) await shown().locator(".vv-button").nth(number).click();
  await see(shown().getByRole("button", { name: "Paid ¥36.00" })).toHaveCount(1);
  await see(shown().getByText("Cancelled. Nothing was paid.")).toBeVisible();
  await see(shown().getByText("Finish paying in VVChat.")).toBeVisible();
  await see(shown().getByText("Back from VVChat. Checking with the shop.")).toBeVisible();
});

test("theming: accent, text size and theme change what stands below them", async () => {
  await open("guides-theming");
  const frame = shown().frameLocator("iframe");
  const pay = frame.getByRole("button", { name: "Pay ¥36.00" });
  await see(frame.getByLabel("Azurite")).toBeChecked();
  await frame.getByLabel("Tea").click();
  await see(pay).toHaveCSS("background-color", "rgb(122, 62, 0)");
  await frame.getByLabel("Dark").click();
  await see(pay).toHaveCSS("background-color", "rgb(255, 182, 118)");
  await frame.getByLabel("Large text").click();
  await see(pay).toHaveCSS("font-size", "22.5px");
  expect(wrong).toEqual([]);
});

test("the toolbar decides how a story ends, and no play function is in its way", async () => {
  await page.goto(
    `${gallery.address}?path=/story/components-authbutton--success&globals=vvchatOutcome:refuse;locale:en`,
  );
  await shown().getByRole("button", { name: "Sign in with VVChat" }).click();
  await see(shown().getByText("You didn't allow access, so you're not signed in.")).toBeVisible();
  await page.goto(`${gallery.address}?path=/story/components-authbutton--success&globals=vvchatOutcome:ask;locale:en`);
  await shown().getByRole("button", { name: "Sign in with VVChat" }).click();
  await see(shown().getByRole("dialog")).toBeVisible();
});

test("errors: every code has its text, and the links between them work", async () => {
  await open("guides-errors");
  for (const code of errorCodes) await see(shown().locator(`h2#${code}`)).toHaveText(code);
  await shown().getByRole("link", { name: "timeout" }).first().click();
  await see(shown().locator("h2#timeout")).toBeInViewport();
  await shown().getByRole("link", { name: "phase", exact: true }).first().click();
  await see(title("Payments that end in the truth")).toBeVisible();
  expect(wrong).toEqual([]);
});

describe("a component's page has a table of its own props, each with words", () => {
  test.each([
    ["AuthButton", ["scope", "exchange", "onSuccess", "successNote", "size", "render"]],
    ["ContactButton", ["openId", "onSuccess", "size", "render"]],
    ["HostGate", ["requires", "pending", "fallback"]],
    ["LoginButton", ["scope", "onSuccess", "successNote", "size", "render"]],
    ["OrderStatus", ["outTradeNo", "items"]],
    ["PayButton", ["purchaseKey", "order", "amount", "prepare", "onPaid", "size", "render"]],
    ["SendMessageButton", ["content", "session", "size", "render"]],
    ["SessionPicker", ["value", "current", "onChange", "name", "size", "render"]],
    ["ShareButton", ["title", "url", "template", "size", "render"]],
  ])("%s", async (name, props) => {
    await open(`components-${name.toLowerCase()}`);
    const rows = shown().locator(".docblock-argstable tbody tr");
    await see(rows.first()).toBeVisible();
    const table = await rows.evaluateAll((all) =>
      all.map((row) => {
        const [prop, description] = Array.from(row.querySelectorAll("td"));
        const [words, type] = Array.from(description?.children ?? []);
        // The required ones wear a star. What has no words shows its type alone.
        return { prop: prop?.textContent.replace("*", "") ?? "", said: type ? words?.textContent : "" };
      }),
    );
    expect(table.map(({ prop }) => prop)).toEqual(expect.arrayContaining(props));
    expect(table.length).toBeLessThan(30);
    expect(table.filter(({ said }) => !said).map(({ prop }) => prop)).toEqual([]);
  });
});

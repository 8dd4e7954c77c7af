import type { BrowserContext, Page } from "playwright";

declare global {
  interface Window {
    /** The links to VVChat that this page has opened. */
    vvchatLinks?: string[];
  }
}

/**
 * A phone that has VVChat: a page that opens one of its links is hidden, as by an app that comes up. What the app does is
 * the test's to play.
 */
export async function putVVChatBeside(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const links: string[] = (window.vvchatLinks = []);
    const show = (state: DocumentVisibilityState) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    };
    window.navigation.addEventListener("navigate", (event) => {
      if (!event.destination.url.startsWith("qyx:")) return;
      event.preventDefault();
      links.push(event.destination.url);
      setTimeout(show, 50, "hidden");
    });
    // Somebody goes back to its tab.
    window.addEventListener("look", () => {
      show("visible");
    });
  });
}

/** The link that the page opened last, as the app reads it. */
export async function openedLink(page: Page, path: string): Promise<Record<string, string>> {
  await page.waitForFunction(
    (start) => document.visibilityState === "hidden" && window.vvchatLinks?.at(-1)?.startsWith(start),
    `qyx://${path}?`,
  );
  const link = await page.evaluate(() => window.vvchatLinks?.at(-1) ?? "");
  return Object.fromEntries(new URL(link).searchParams);
}

/** The person goes back to a tab of the browser by hand. */
export const lookAt = (page: Page) =>
  page.evaluate(() => {
    window.dispatchEvent(new Event("look"));
  });

/** VVChat opens the browser with its answer, in a tab of its own. */
export async function answerInNewTab(page: Page, redirectUri: string, answer: Record<string, string>): Promise<Page> {
  const tab = await page.context().newPage();
  await answerIn(tab, redirectUri, answer);
  return tab;
}

/** The same in a tab that is there. */
export async function answerIn(tab: Page, redirectUri: string, answer: Record<string, string>): Promise<void> {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  await tab.goto(url.href);
}

import type { Page } from "playwright";

/** What a person sees, and where the page and its router take themselves to be. */
export interface Look {
  status: string | null;
  router: string | null;
  href: string;
}

/** The page, once its status is the one given and nothing more comes. */
export async function look(page: Page, status: string): Promise<Look> {
  await page.getByRole("status").filter({ hasText: status }).waitFor();
  // What comes late comes within some tasks.
  await page.waitForTimeout(150);
  const text = (selector: string) => page.locator(selector).textContent();
  return { status: await text("[role=status]"), router: await text("pre"), href: page.url() };
}

/** Asks to sign in, and gives what of the link is for the answer. */
export async function signIn(page: Page): Promise<{ redirectUri: string; state: string }> {
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForFunction("links.length");
  const { searchParams } = new URL(await page.evaluate<string>("links.at(-1)"));
  return { redirectUri: searchParams.get("redirect_uri") ?? "", state: searchParams.get("state") ?? "" };
}

/** How a host writes its answer to a redirect URI. */
export type AnswerStyle = "put into the query" | "glued on with a second ?" | "put behind the hash";

/** Where VVChat goes with its answer. */
export function answerUrl(
  redirectUri: string,
  answer: Record<string, string>,
  style: AnswerStyle = "put into the query",
): string {
  const query = Object.entries(answer)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  if (style === "glued on with a second ?") return `${redirectUri}?${query}`;
  const [page = "", ...hash] = style === "put into the query" ? redirectUri.split("#") : [redirectUri];
  return [`${page}${page.includes("?") ? "&" : "?"}${query}`, ...hash].join("#");
}

import type { Page } from "playwright";
import { describe, expect, inject } from "vitest";
import { type AnswerStyle, answerUrl, look, signIn } from "./page.ts";
import { test } from "./phone.ts";

const addresses = inject("addresses");

const path = "/cart?a=1&b=%20x";
/** As the routers tell it that parse queries, and write them anew. */
const parsed = "/cart?a=1&b=+x";

/** By app: the page that asks, and what its router says of that. */
const apps: [app: string, path: string, router: string][] = [
  ["react-router/index", path, path],
  ["react-router/hash", `/#${path}`, path],
  ["react-router/replaceUrl", path, path],
  ["react-router-ssr", path, parsed],
  ["tanstack-router/index", path, parsed],
  ["tanstack-router/hash", `/#${path}`, parsed],
  ["tanstack-router/replaceUrl", path, parsed],
  ["next/start", path, parsed],
  ["next/dev", path, parsed],
];

const code = "C+1/=";
const signedIn = `signed in by ${code}`;

describe.concurrent.each(apps)("%s", (app, page, router) => {
  const home = `${addresses[app] ?? ""}${page}`;
  const clean = { router, href: home };

  /** Opens the page and asks: where VVChat goes then. */
  async function ask(tab: Page, style?: AnswerStyle, from = home): Promise<string> {
    await tab.goto(from);
    await look(tab, "idle");
    const { redirectUri, state } = await signIn(tab);
    return answerUrl(redirectUri, { err_code: "0", code, state }, style);
  }

  test("signs in once, cleans the address, and replays nothing on a reload, Back and Forward", async ({ phone }) => {
    const tab = await phone.tab();
    await tab.goto(await ask(tab));
    expect(await look(tab, signedIn)).toEqual({ status: signedIn, ...clean });
    for (const move of ["reload", "goBack", "goForward"] as const) {
      await tab[move]();
      expect(await look(tab, "idle"), move).toEqual({ status: "idle", ...clean });
    }
    expect(phone.exchanged).toEqual([code]);
  });

  test("signs in where the answer opens another tab, and once however often it is opened", async ({ phone }) => {
    const answer = await ask(await phone.tab());
    const tab = await phone.tab();
    await tab.goto(answer);
    expect(await look(tab, signedIn)).toEqual({ status: signedIn, ...clean });

    const another = await phone.tab();
    await another.goto(answer);
    expect(await look(another, "state_mismatch")).toEqual({ status: "state_mismatch", ...clean });
    expect(phone.exchanged).toEqual([code]);
  });

  test("takes an answer that was glued on with a second ?", async ({ phone }) => {
    const tab = await phone.tab();
    await tab.goto(await ask(tab, "glued on with a second ?"));
    expect(await look(tab, signedIn)).toEqual({ status: signedIn, ...clean });
    expect(phone.exchanged).toEqual([code]);
  });

  test("takes an answer that was put behind the hash", async ({ phone }) => {
    const tab = await phone.tab();
    const from = home.includes("#") ? home : `${home}#top`;
    await tab.goto(await ask(tab, "put behind the hash", from));
    expect(await look(tab, signedIn)).toEqual({ status: signedIn, router, href: from });
    expect(phone.exchanged).toEqual([code]);
  });

  test("exchanges no code that was not asked for here", async ({ phone }) => {
    const tab = await phone.tab();
    await tab.goto(answerUrl(home, { err_code: "0", code, state: "foreign" }));
    expect(await look(tab, "state_mismatch")).toEqual({ status: "state_mismatch", ...clean });
    expect(phone.exchanged).toEqual([]);
  });
});

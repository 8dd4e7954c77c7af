import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { run } from "./run.ts";

const { apps, contents } = inject("packed");
const esbuild = join(import.meta.dirname, "../../node_modules/.bin/esbuild");

const named = `import { createVVChatHandler } from "vvchat-react/server";
window.handler = createVVChatHandler({ platform: { appKey: "the key of the app" } });`;
const bundlers = ["vite", "esbuild"] as const;

/** Builds a page of one script. Gives all that the browser would load. */
async function bundle(bundler: (typeof bundlers)[number], name: string, script: string): Promise<string> {
  const page = join(apps.newest, `${bundler}-${name}`);
  const out = join(page, "dist");
  await mkdir(page, { recursive: true });
  await writeFile(join(page, "index.html"), '<!doctype html><script type="module" src="./main.js"></script>');
  await writeFile(join(page, "main.js"), script);
  if (bundler === "vite") await run(apps.newest, "npx", "--no-install", "vite", "build", page, "--outDir", out);
  else await run(apps.newest, esbuild, join(page, "main.js"), "--bundle", "--format=esm", `--outfile=${out}/main.js`);
  const files = await readdir(out, { recursive: true });
  const scripts = files.filter((file) => file.endsWith(".js"));
  return (await Promise.all(scripts.map((file) => readFile(join(out, file), "utf8")))).join("\n");
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === "object" ? address?.port : "");
}

/** Words that stand in the server's code and in no other. */
const serverWords = /__Host-vvchat|EncryptJWT|notifications\/payment|unifiedorder/;

test.each(bundlers)(
  "a page that imports the server is not built by %s, and the error names what is missing",
  async (bundler) => {
    await expect(bundle(bundler, "named", named)).rejects.toThrow(/createVVChatHandler/);
    const passedOn = 'export { signData, redisStore } from "vvchat-react/server";';
    await expect(bundle(bundler, "passed-on", passedOn)).rejects.toThrow(/signData|redisStore/);
  },
);

test.each(bundlers)(
  "nothing of the server is in what %s makes of a page, not even of one that asks for all of it",
  async (bundler) => {
    const all = 'import * as server from "vvchat-react/server"; window.server = server; import("vvchat-react/server");';
    expect(await bundle(bundler, "all", all)).not.toMatch(serverWords);
    const client = await bundle(bundler, "client", 'import * as kit from "vvchat-react"; window.kit = kit;');
    expect(client).toContain("LoginButton");
    expect(client).not.toMatch(serverWords);
  },
);

test("the words that were looked for are the server's", async () => {
  const script = `import { readFile } from "node:fs/promises";
    console.log(await readFile(new URL("session.js", import.meta.resolve("vvchat-react/server")), "utf8"));`;
  expect(await run(apps.newest, "node", "--input-type=module", "-e", script)).toMatch(serverWords);
});

test("in Node a shop runs on what was packed: sign in, order, pay, be notified", async () => {
  const script = `
    import { createEmulator } from "vvchat-react/emulator";
    import { createVVChatHandler } from "vvchat-react/server";
    const url = "https://shop.example/api/vvchat";
    const emulator = createEmulator({ fetch: (to, init) => handler(new Request(to, init)) });
    const handler = createVVChatHandler({
      url,
      platform: { base: "http://platform.test", appId: "test", appKey: "123456", storeNo: "s1234", fetch: emulator.fetch },
      secrets: ["a secret of more than thirty-two letters"],
      createOrder: () => ({ amount: 3600, title: "tea" }),
      onPaid: ({ amount }) => console.log("paid", amount),
    });
    const post = (path, body, headers) => handler(new Request(url + path, {
      method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers },
    }));
    const login = await post("/login", { code: emulator.allow({ scope: "snsapi_userinfo" }) });
    const cookie = login.headers.getSetCookie()[0].split(";")[0];
    const order = await (await post("/orders", { order: {} }, { cookie, "idempotency-key": "k" })).json();
    emulator.pay(order);
    await emulator.settled();`;
  expect(await run(apps.newest, "node", "--input-type=module", "-e", script)).toBe("paid 3600\n");
});

test("the guide's first run runs", async () => {
  const guide = await readFile(join(contents, "docs/server.md"), "utf8");
  const [, server = ""] = /^```js\n(\/\/ server\.mjs[^]*?)^```$/m.exec(guide) ?? [];
  expect(server).toContain("createVVChatHandler");
  const visit = `
    const visitor = "http://localhost:" + port + "/api/vvchat";
    const headers = { "content-type": "application/json", "idempotency-key": "cart-1" };
    const post = (url, body) => fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    const login = await post(visitor + "/login", { code: emulator.allow({ scope: "snsapi_userinfo" }) });
    headers.cookie = login.headers.getSetCookie()[0].split(";")[0];
    const { imprestCode } = await (await post(visitor + "/orders", { order: { quantity: 2 } })).json();
    await post(emulator.url + "/emulator/pay", { imprestCode });
    await emulator.settled();
    process.exit();`;
  await writeFile(join(apps.newest, "guide.mjs"), server + visit);
  const port = await freePort();
  expect(await run(apps.newest, "env", `PORT=${port}`, "node", "guide.mjs")).toMatch(/^paid: \w+, 3600 fen$/m);
});

test("the declarations name no package that an app has not", async () => {
  const folder = join(contents, "dist");
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /^(server|platform|emulator)\/.*\.d\.ts$/.test(file),
  );
  expect(files).toContain("server/index.d.ts");
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const from = texts.flatMap((text) => Array.from(text.matchAll(/from ["']([^."'][^"']*)["']/g), ([, name]) => name));
  expect([...new Set(from)]).toEqual(["node:http"]);
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { chromium } from "playwright";
import { createServer } from "vite";
import { expect, onTestFinished, test } from "vitest";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";
import { sourceAlias } from "../../scripts/source-alias.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

const app = (title: string) => `
import { AuthButton } from "vvchat-react";
export const App = () => <main><h1>${title}</h1><AuthButton /></main>;
`;

const files = {
  "index.html": `<div id="root"></div><script type="module" src="/main.tsx"></script>`,
  "App.tsx": app("before"),
  "main.tsx": `
import { createRoot } from "react-dom/client";
import { createVVChatClient, VVChatProvider, webViewBridge } from "vvchat-react";
import { App } from "./App";

const bridge = webViewBridge();
const connect = bridge.connect;
window.handshakes = 0;
bridge.connect = (listener) => { window.handshakes += 1; connect(listener); };
window.WebViewJavascriptBridge = {
  callHandler: (method, { state }, answer) => setTimeout(() => answer(JSON.stringify({ err_code: 0, code: "C1", state }))),
};
const client = createVVChatClient({ appId: "a", bridges: [bridge] });
createRoot(document.getElementById("root")!).render(
  <VVChatProvider client={client} locale="en"><App /></VVChatProvider>,
);
`,
};

test("an edit of a component keeps the connection, and who is signed in", async () => {
  const root = await mkdtemp(join(tmpdir(), "vvchat-react-hmr-"));
  const write = (name: string, text: string) => writeFile(join(root, name), text);
  await Promise.all(Object.entries(files).map(([name, text]) => write(name, text)));
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    cacheDir: join(root, ".vite"),
    plugins: [react()],
    resolve: {
      // The app stands outside of the repository, its packages inside.
      alias: [
        ...sourceAlias,
        ...["react", "react-dom", "@tanstack/react-query"].map((name) => ({
          find: new RegExp(`^${name}($|/)`),
          replacement: join(repository, "node_modules", name) + "$1",
        })),
      ],
    },
    server: { host: "127.0.0.1", port: 0, fs: { allow: [root, repository] } },
  });
  onTestFinished(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });
  await server.listen();
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
  onTestFinished(() => browser.close());

  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  await page.getByRole("button", { name: "Sign in with VVChat" }).click();
  await page.getByRole("button", { name: "Signed in" }).waitFor();
  await write("App.tsx", app("after"));
  await page.getByRole("heading", { name: "after" }).waitFor();
  expect(await page.getByRole("button", { name: "Signed in" }).isVisible()).toBe(true);
  expect(await page.evaluate("window.handshakes")).toBe(1);
});

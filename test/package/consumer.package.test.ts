import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { run } from "./run.ts";

const { apps } = inject("packed");

describe.each(Object.entries(apps))("an app with the %s peers", (peers, app) => {
  test("has the React that it asked for, once", async () => {
    const version = await run(app, "node", "-p", "require('react').version");
    expect(version).toMatch(peers === "newest" ? /^19\./ : /^18\.3\./);
    const roots = (await run(app, "npm", "ls", "--parseable", "react")).trim().split("\n");
    expect(roots.filter((path) => path.endsWith("/react"))).toHaveLength(1);
  });

  test("type-checks, the kit's declarations included", async () => {
    await run(app, "npx", "--no-install", "tsc", "-p", "tsconfig.app.json");
  });

  test("is built by Vite, with nothing of WeChat, the test kit, the simulator, the call log or the server", async () => {
    await run(app, "npx", "--no-install", "vite", "build");
    const assets = join(app, "dist/assets");
    const map = (await readdir(assets)).find((name) => name.endsWith(".js.map")) ?? "no source map";
    const { sources } = JSON.parse(await readFile(join(assets, map), "utf8")) as { sources: string[] };
    const kit = sources.filter((source) => source.includes("vvchat-react/"));
    expect(kit).toContainEqual(expect.stringContaining("AuthButton"));
    expect(
      kit.filter((source) => /\/(wechat|testing|simulator|devtools|trace|server|platform|emulator)\//.test(source)),
    ).toEqual([]);
  });

  test("runs its component test on the fake host under Vitest", async () => {
    // Vitest and Jest both fail where they find no test.
    await run(app, "npx", "--no-install", "vitest", "run");
  });

  test("runs the same test under Jest", async () => {
    const emit = ["--noEmit", "false", "--rootDir", ".", "--outDir", "compiled"];
    await run(app, "npx", "--no-install", "tsc", "-p", "tsconfig.app.json", ...emit);
    const jest = join(app, "../node_modules/jest/bin/jest.js");
    await run(app, "node", "--experimental-vm-modules", jest, "--ci");
  });
});

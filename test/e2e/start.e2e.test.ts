import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { npmStart, startCopy, startServer } from "./startServer.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "half-day-tea-"));
});
afterEach(() => rm(folder, { recursive: true }));

const start = (...flags: string[]) => startServer("--port", "0", "--data", folder, ...flags);

describe("npm start", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "is shop, server and platform at once; %s ends them all",
    async (signal) => {
      const { url, platform, stop } = await start();
      expect(await (await fetch(url)).text()).toContain("<title>半日茶");
      expect((await fetch(`${url}api/vvchat/me`)).status).toBe(204);
      expect((await fetch(`${platform}/emulator/deliveries`)).status).toBe(200);
      expect(await stop(signal)).toBe(0);
      await expect(fetch(url)).rejects.toThrow("fetch failed");
      await expect(fetch(platform)).rejects.toThrow("fetch failed");
    },
  );

  test("on a fresh clone: nothing has been built", async () => {
    const root = join(import.meta.dirname, "../..");
    const copy = join(folder, "clone");
    for (const name of ["src", "examples", "scripts", "package.json", "tsconfig.json"]) {
      await cp(join(root, name), join(copy, name), { recursive: true });
    }
    await symlink(join(root, "node_modules"), join(copy, "node_modules"));
    const { url, stop } = await startCopy(copy, "--port", "0", "--data", folder);
    expect((await fetch(`${url}api/vvchat/me`)).status).toBe(204);
    expect(await stop("SIGTERM")).toBe(0);
  });

  test("npm is ended by SIGTERM: nothing is left", async () => {
    const { url, stop } = await npmStart("--port", "0", "--data", folder);
    await stop("SIGTERM");
    const gone = () =>
      fetch(url).then(
        () => false,
        () => true,
      );
    await expect.poll(gone, { timeout: 10_000 }).toBe(true);
  });

  test("a port that is taken is an error, and leaves nothing behind", async () => {
    const { port, stop } = await start();
    await expect(startServer("--port", port, "--data", folder)).rejects.toThrow("ended with 1");
    await stop("SIGTERM");
  });

  test.each(["many", "-1", "70000"])("%s is no port", async (port) => {
    await expect(startServer(`--port=${port}`)).rejects.toThrow("ended with 2");
  });
});

// Before the router tests: packs the build, installs it beside the routers, builds an app with each and serves them.
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { run } from "../run.ts";
import { type Served, serveProgram, serveSpa } from "./serve.ts";

const project = join(import.meta.dirname, "../../..");
const routers = join(project, "compat/routers");
const bin = (name: string): string => join(routers, "node_modules", name);
const vite = bin("vite/bin/vite.js");
const next = bin("next/dist/bin/next");
const reactRouter = bin("@react-router/dev/bin.js");

declare module "vitest" {
  export interface ProvidedContext {
    /** Where each app is served. */
    addresses: Record<string, string>;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await install();
  const spas = ["react-router", "tanstack-router"].map((name) => join(routers, name));
  await Promise.all([
    ...spas.map((spa) => run(spa, process.execPath, vite, "build", "--config", "../vite.config.ts")),
    run(join(routers, "react-router-ssr"), process.execPath, reactRouter, "build"),
    run(join(routers, "next"), process.execPath, next, "build"),
  ]);

  const served = new Map<string, Served>();
  const stop = async () => {
    await Promise.all([...served.values()].map((server) => server.stop()));
  };
  try {
    for (const spa of spas)
      for (const page of ["index", "hash", "replaceUrl"]) {
        served.set(`${spa.slice(routers.length + 1)}/${page}`, await serveSpa(join(spa, "dist"), `${page}.html`));
      }
    served.set("react-router-ssr", await serveProgram(join(routers, "react-router-ssr"), "serve.mjs"));
    for (const verb of ["start", "dev"]) {
      const server = await serveProgram(join(routers, "next"), next, verb, "-H", "127.0.0.1", "-p", "0");
      served.set(`next/${verb}`, server);
      // In development it builds a page as it is asked for.
      await fetch(`${server.address}/cart`);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  provide("addresses", Object.fromEntries([...served].map(([name, { address }]) => [name, address])));
  return stop;
}

/** The kit as an app gets it. It is not in the lockfile: it is a new one each time. */
async function install(): Promise<void> {
  if (!existsSync(join(project, "dist/index.js"))) throw new Error("There is no build to pack: npm run build");
  if (!existsSync(next)) throw new Error("There are no routers: npm test -- --only routers");
  const folder = await realpath(await mkdtemp(join(tmpdir(), "vvchat-react-routers-")));
  try {
    const [packed] = JSON.parse(
      await run(project, "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder),
    ) as { filename: string }[];
    if (!packed) throw new Error("npm pack made nothing");
    // Where one of its version is there, npm leaves it.
    await rm(join(routers, "node_modules/vvchat-react"), { recursive: true, force: true });
    const quiet = ["--prefer-offline", "--no-audit", "--no-fund"];
    await run(routers, "npm", "install", "--no-save", ...quiet, join(folder, packed.filename));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

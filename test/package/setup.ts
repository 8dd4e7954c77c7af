// Before the package tests: packs the build once, and installs it, as any app would, in a folder outside the project.
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { run } from "./run.ts";

const project = join(import.meta.dirname, "../..");

/** What Jest's part of the tests needs; the rest has the project's own versions. */
const jest = "30.5.2";
const react18Types = { "@types/react": "18.3.28", "@types/react-dom": "18.3.7" };

export interface Packed {
  /** The packed package, as it would be published. */
  tarball: string;
  /** What is in it. */
  contents: string;
  /** Two apps that have it installed: with the newest and with the oldest peers. */
  apps: { newest: string; oldest: string };
}

declare module "vitest" {
  export interface ProvidedContext {
    packed: Packed;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "vvchat-react-")));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    provide("packed", await prepare(folder));
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

async function prepare(folder: string): Promise<Packed> {
  if (!existsSync(join(project, "dist/index.js"))) throw new Error("There is no build to pack: npm run build");
  // Without scripts: what is packed is the build that the step before has made.
  const [packed] = JSON.parse(
    await run(project, "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder),
  ) as { filename: string }[];
  if (!packed) throw new Error("npm pack made nothing");
  const tarball = join(folder, packed.filename);
  await run(folder, "tar", "-xzf", tarball);

  const newestVersions = await versions(project, "devDependencies");
  const oldestVersions = {
    ...newestVersions,
    ...react18Types,
    ...(await versions(join(project, "compat/react18"), "dependencies")),
  };

  // The tools lie one folder above both apps, so that they are installed once.
  const tools = ["@vitejs/plugin-react", "jsdom", "typescript", "vite", "vitest"];
  await install(folder, {
    ...pick(newestVersions, tools),
    jest,
    "jest-environment-jsdom": jest,
  });
  const peers = ["@tanstack/react-query", "react", "react-dom"];
  const types = ["@types/react", "@types/react-dom"];
  const testing = ["@testing-library/dom", "@testing-library/react"];
  const apps = { newest: join(folder, "newest"), oldest: join(folder, "oldest") };
  for (const [app, from] of [
    [apps.newest, newestVersions],
    [apps.oldest, oldestVersions],
  ] as const) {
    await cp(join(import.meta.dirname, "app"), app, { recursive: true });
    await install(app, { "vvchat-react": `file:${tarball}`, ...pick(from, [...peers, ...types, ...testing]) });
  }
  return { tarball, contents: join(folder, "package"), apps };
}

async function install(folder: string, dependencies: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  await run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock");
}

async function versions(folder: string, kind: "dependencies" | "devDependencies"): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Record<
    typeof kind,
    Record<string, string>
  >;
  return manifest[kind];
}

function pick(from: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const version = from[name];
      if (version === undefined) throw new Error(`no version of ${name} is named`);
      return [name, version];
    }),
  );
}

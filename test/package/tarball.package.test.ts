import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { parse, type Program } from "acorn";
import { expect, inject, test } from "vitest";
import { run } from "./run.ts";

const { tarball, contents } = inject("packed");
const project = join(import.meta.dirname, "../..");
const bin = (name: string): string => join(project, "node_modules/.bin", name);

const entries = await readdir(contents, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(contents.length + 1))
  .sort();
const read = (file: string): Promise<string> => readFile(join(contents, file), "utf8");

const onServer = /^dist\/(server|platform|emulator)\//;

/** The text of each module of the build. */
const code = new Map<string, string>();
for (const file of files.filter((name) => name.endsWith(".js"))) code.set(file, await read(file));

test("publint finds nothing", async () => {
  await run(project, bin("publint"), "run", tarball, "--strict");
});

test("the types are found and right under each module resolution", async () => {
  await run(project, bin("attw"), tarball, "--profile", "esm-only");
});

test("holds the build, the documents and nothing else", () => {
  const allowed = /^(dist\/|docs\/|README(\.zh-CN)?\.md$|LICENSE$|package\.json$)/;
  expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  expect(
    files.filter((file) => /\b(test|tests|stories|__snapshots__)\b[./]|\.tsx?$/.test(file) && !file.endsWith(".d.ts")),
  ).toEqual([]);
  for (const needed of ["LICENSE", "README.md", "README.zh-CN.md", "dist/index.js", "dist/styles.css"]) {
    expect(files).toContain(needed);
  }
});

test("has no style sheet but styles.css", async () => {
  expect(files.filter((file) => file.endsWith(".css"))).toEqual(["dist/styles.css"]);
  const css = await read("dist/styles.css");
  expect(css).toContain("--vv-accent");
  // One file, and plain enough for web views before Chrome 99: no import, no layer, no nesting.
  expect(css).not.toMatch(/@import|@layer|&/);
});

test("every module is ES2021 at the newest", () => {
  const newer = [...code].flatMap(([file, text]) => {
    try {
      parseModule(text);
      return [];
    } catch (error) {
      return [`${file}: ${String(error)}`];
    }
  });
  expect(newer).toEqual([]);
});

test('every client module starts with "use client"', () => {
  const client = [...code].filter(
    ([file, text]) => /^dist\/(components|hooks|provider)\//.test(file) && importsOf(text).some(isPeer),
  );
  expect(client).not.toEqual([]);
  expect(client.filter(([, text]) => !/^["']use client["'];/.test(text)).map(([file]) => file)).toEqual([]);
});

test("every module has its declarations and its source map", () => {
  const missing = [...code].flatMap(([file, text]) => {
    // What the compiler added for the older syntax is no source of ours.
    if (file.startsWith("dist/_helpers/")) return [];
    const needed = [];
    if (!file.endsWith(".css.js")) needed.push(file.replace(/\.js$/, ".d.ts"));
    // A module that only passes names on has nothing to map.
    if (!onlyReexports(text)) needed.push(`${file}.map`);
    return needed.filter((name) => !files.includes(name));
  });
  expect(missing).toEqual([]);
});

test("every module imports only what is in the package, and the peers; the server's also its own packages", () => {
  const unknown = [...code].flatMap(([file, text]) => {
    const isKnown = onServer.test(file) ? isServerPackage : isPeer;
    return importsOf(text)
      .filter((from) => (from.startsWith(".") ? !files.includes(posix.join(file, "..", from)) : !isKnown(from)))
      .map((from) => `${file}: ${from}`);
  });
  expect(unknown).toEqual([]);
});

test("no module of a page imports one of the server's, and no module of the server's one of a page", () => {
  const across = [...code].flatMap(([file, text]) =>
    importsOf(text)
      .filter((from) => from.startsWith(".") && onServer.test(posix.join(file, "..", from)) !== onServer.test(file))
      .map((from) => `${file}: ${from}`),
  );
  expect(across).toEqual([]);
});

function parseModule(text: string): Program {
  return parse(text, { ecmaVersion: 2021, sourceType: "module" });
}

function importsOf(text: string): string[] {
  return parseModule(text).body.flatMap((node) => ("source" in node && node.source ? [String(node.source.value)] : []));
}

function isPeer(specifier: string): boolean {
  return /^(react|react-dom|@tanstack\/react-query)($|\/)/.test(specifier);
}

function isServerPackage(specifier: string): boolean {
  return /^(jose|sax|@noble\/hashes\/.*|node:http)$/.test(specifier);
}

function onlyReexports(text: string): boolean {
  return parseModule(text).body.every(
    (node) => node.type === "ImportDeclaration" || (node.type === "ExportNamedDeclaration" && !node.declaration),
  );
}
